package dev.attune.engine.optimize;

import dev.attune.engine.bootstrap.LabeledDemos;
import dev.attune.engine.data.Example;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What is known about a search before its first model call. Immutable.
 *
 * @param modules the names of the modules in program order
 * @param frozen the parts of each module's prompt that no optimizer may change, by its name
 * @param unlabeled those modules for which no training example yields a labeled demo, each with the code that adds to an example what it
 *     lacks
 * @param train the number of training examples
 * @param validation the number of validation examples
 * @param scoresSets whether the objective is a metric of the whole set
 * @param prefersCheaper whether of several candidates that score nearly the same the cheaper one wins, for which a race measures some more
 * @param finalists how many candidates are to be measured on all validation examples, see {@link OptimizationTask#finalists()}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Workload(
        List<String> modules,
        Map<String, Set<PromptPart>> frozen,
        Map<String, String> unlabeled,
        int train,
        int validation,
        boolean scoresSets,
        boolean prefersCheaper,
        int finalists) {

    /** Copies the collections, keeping their order. */
    public Workload {
        modules = List.copyOf(modules);
        frozen = Map.copyOf(frozen);
        unlabeled = Collections.unmodifiableMap(new LinkedHashMap<>(unlabeled));
    }

    /** Returns the workload of a program with its data. */
    public static Workload of(List<Signature> signatures, List<Example<?, ?>> train, List<Example<?, ?>> validation) {
        return of(signatures, train, validation, false);
    }

    /**
     * Returns the workload of a program with its data.
     *
     * @param scoresSets whether the objective is a metric of the whole set
     */
    public static Workload of(
            List<Signature> signatures, List<Example<?, ?>> train, List<Example<?, ?>> validation, boolean scoresSets) {
        LabeledDemos demos = new LabeledDemos(signatures);
        Map<String, Set<PromptPart>> frozen = new LinkedHashMap<>();
        Map<String, String> unlabeled = new LinkedHashMap<>();
        for (Signature signature : signatures) {
            frozen.put(signature.name(), signature.frozen());
            if (!train.isEmpty()
                    && !signature.frozen().contains(PromptPart.DEMOS)
                    && !demos.existFor(signature, train)) {
                unlabeled.put(signature.name(), demos.missing(signature, train.get(0)));
            }
        }
        return new Workload(
                signatures.stream().map(Signature::name).toList(),
                frozen,
                unlabeled,
                train.size(),
                validation.size(),
                scoresSets,
                false,
                1);
    }

    /** Returns the same workload where the cheaper of several candidates wins that score nearly the same, or where it does not. */
    public Workload preferringCheaper(boolean cheaper) {
        return new Workload(modules, frozen, unlabeled, train, validation, scoresSets, cheaper, finalists);
    }

    /** Returns the same workload of a search after which so many candidates vote; 1: none do. */
    public Workload wanting(int wanted) {
        return new Workload(modules, frozen, unlabeled, train, validation, scoresSets, prefersCheaper, wanted);
    }

    /** Returns whether an optimizer may change that part of a module's prompt. */
    public boolean isFree(String module, PromptPart part) {
        return !frozen.getOrDefault(module, Set.of()).contains(part);
    }

    /** Returns the number of modules of whose prompt an optimizer may change that part. */
    public int free(PromptPart part) {
        return (int) modules.stream().filter(module -> isFree(module, part)).count();
    }
}
