package dev.attune.engine.program;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Difference;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The accepted artifact and the candidate of one optimizer of a program, and whether they are up to date. One thread at a time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArtifactFreshness {

    private final ProgramDefinition definition;
    private final ArtifactStore store;
    private final OptimizerSpec spec;
    private final Supplier<Fingerprint> computed;
    private @Nullable Fingerprint fingerprint;

    /** @param computed what a search of the optimizer depends on now; asked at most once */
    public ArtifactFreshness(
            ProgramDefinition definition, ArtifactStore store, OptimizerSpec spec, Supplier<Fingerprint> computed) {
        this.definition = definition;
        this.store = store;
        this.spec = spec;
        this.computed = computed;
    }

    /** What a search of the optimizer depends on now. */
    public Fingerprint fingerprint() {
        if (fingerprint == null) {
            fingerprint = computed.get();
        }
        return fingerprint;
    }

    /** The accepted artifact, if it is this optimizer's and nothing it depends on has changed. */
    public Optional<Artifact> upToDate() {
        return store.readAccepted().filter(artifact -> changes(artifact).isEmpty());
    }

    /** The candidate of an earlier run, if nothing it depends on has changed. */
    public Optional<Artifact> currentCandidate() {
        return store.readCandidate(spec.name())
                .filter(artifact -> changes(artifact).isEmpty());
    }

    /** What makes the accepted artifact stale; empty if it is up to date, or there is none. */
    public List<Difference> staleness() {
        return store.readAccepted().map(this::changes).orElse(List.of());
    }

    private List<Difference> changes(Artifact artifact) {
        if (!artifact.optimizer().equals(spec.name())) {
            return List.of(new Difference(
                    "the optimizer", artifact.optimizer(), spec.name(), "it was made by " + artifact.optimizer()));
        }
        List<Difference> changes = artifact.fingerprint().changes(fingerprint());
        List<String> modules =
                definition.signatures().stream().map(Signature::name).toList();
        if (!changes.isEmpty()) {
            return changes;
        }
        if (!Set.copyOf(modules).equals(artifact.modules().keySet())) {
            String then = String.join(", ", artifact.modules().keySet());
            String now = String.join(", ", modules);
            return List.of(new Difference(
                    "the modules",
                    then,
                    now,
                    "it has prompts for the modules " + then + ", and the program has " + now));
        }
        return violations(artifact);
    }

    /** What the interfaces of the modules forbid in its prompts. */
    private List<Difference> violations(Artifact artifact) {
        return PromptRules.violations(definition.signatures(), artifact.promptSet()).stream()
                .map(violation -> new Difference("the constraints of a module", "", violation, violation))
                .toList();
    }
}
