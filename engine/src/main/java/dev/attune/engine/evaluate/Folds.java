package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The folds of examples on which demos are made and candidates are compared. A candidate is compared as a whole, but where it runs an example
 * of a fold, its prompts are without the demos that come from that fold: no example is scored with its own answer in the prompt, nor with
 * that of an example of its group. Immutable.
 *
 * @param byExample the fold of each example by the example's id, in the order of the folds; examples of no fold, such as those of the test
 *     split, are absent
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Folds(Map<String, Integer> byExample) {

    /** No examples are in folds. */
    public static final Folds NONE = new Folds(Map.of());

    /** Copies the map, keeping its order. */
    public Folds {
        byExample = Collections.unmodifiableMap(new LinkedHashMap<>(byExample));
    }

    /** Returns these folds. */
    public static Folds of(List<? extends Collection<? extends Example<?, ?>>> folds) {
        Map<String, Integer> byExample = new LinkedHashMap<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            for (Example<?, ?> example : folds.get(fold)) {
                byExample.put(example.id(), fold);
            }
        }
        return new Folds(byExample);
    }

    /** Returns how many folds there are. */
    public int count() {
        return new HashSet<>(byExample.values()).size();
    }

    /** Returns whether no examples are in folds. */
    public boolean isEmpty() {
        return byExample.isEmpty();
    }

    /** Returns the prompts with which an example is run: without the demos of its own fold. */
    public PromptSet without(Example<?, ?> example, PromptSet prompts) {
        Integer own = byExample.get(example.id());
        if (own == null) {
            return prompts;
        }
        Map<String, ModulePrompt> shown = new LinkedHashMap<>();
        prompts.modules().forEach((module, prompt) -> shown.put(module, without(own, prompt)));
        return new PromptSet(shown);
    }

    private ModulePrompt without(Integer fold, ModulePrompt prompt) {
        List<ModulePrompt> voters = prompt.voters().stream()
                .map(voter -> new ModulePrompt(
                        voter.instruction(), without(fold, voter.demos()), voter.choice(), voter.layout()))
                .toList();
        return ModulePrompt.voting(voters);
    }

    private List<Demonstration> without(Integer fold, List<Demonstration> demos) {
        return demos.stream()
                .filter(demo -> !fold.equals(byExample.get(demo.exampleId())))
                .toList();
    }
}
