package dev.attune.engine.bootstrap;

import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/** Makes demos of runs, and keeps to what the modules' interfaces allow. One thread at a time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TraceDemos {

    private final Map<String, PromptRules> rules;
    private final int shown;
    private final RefusedDemos refused = new RefusedDemos();

    /**
     * Makes demos.
     *
     * @param signatures the modules
     * @param shown how many demos of a module a request shows at most
     */
    public TraceDemos(Collection<Signature> signatures, int shown) {
        this.shown = shown;
        this.rules = PromptRules.of(signatures);
    }

    /** The demos that may not be used. */
    public RefusedDemos refused() {
        return refused;
    }

    /** One demo a run and module: of several calls the last in half of the cases, else one of the others, as in DSPy. */
    public Optional<Demonstration> of(Signature signature, Result result, RandomGenerator draw) {
        List<ModuleCall> calls = result.prediction().trace().calls().stream()
                .filter(call -> call.module().equals(signature.name())
                        && call.failure() == null
                        && !call.outputs().isEmpty())
                .toList();
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        int last = calls.size() - 1;
        ModuleCall call = last == 0 || draw.nextBoolean() ? calls.get(last) : calls.get(draw.nextInt(last));
        return Optional.of(
                new Demonstration(Origin.BOOTSTRAPPED, result.example().id(), call.inputs(), call.outputs()));
    }

    /** Adds a demo; what the module's interface forbids is left out, and counted. */
    public void addIfAllowed(Signature signature, Demonstration demo, List<Demonstration> demos) {
        PromptRules own = Objects.requireNonNull(rules.get(signature.name()));
        if (own.isFrozen(PromptPart.DEMOS)) {
            return;
        }
        Optional<String> why = own.demo(demo);
        if (why.isPresent()) {
            refused.add(signature.name(), demo, why.get());
            return;
        }
        demos.add(demo);
        if (!own.fits(demos, shown)) {
            demos.remove(demos.size() - 1);
            refused.add(signature.name(), demo, "for which there was no room (maxDemoTokens)");
        }
    }
}
