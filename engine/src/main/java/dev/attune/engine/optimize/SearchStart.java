package dev.attune.engine.optimize;

import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.Demonstration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a search begins from, and what its candidates have to beat: the unoptimized program, or in a chain what the stage before has found.
 * Immutable.
 *
 * @param name what it is called in messages: {@code the unoptimized program}
 * @param tuned its prompts
 * @param trials the number of its first trial; 0 or more
 * @param order the streams that decide about the order of validation examples, the same for all stages of a chain: two that take as many
 *     take the same ones
 * @param measured the candidates that the stage before has measured on all its validation examples, best first; empty if there is none, or
 *     if it does not tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SearchStart(String name, TunedModules tuned, int trials, RandomStreams order, List<Contender> measured) {

    /** Copies the list. */
    public SearchStart {
        measured = List.copyOf(measured);
    }

    /** What a search begins from that is told of no other candidates. */
    public SearchStart(String name, TunedModules tuned, int trials, RandomStreams order) {
        this(name, tuned, trials, order, List.of());
    }

    /** What a program is called that no search has changed. */
    public static final String UNOPTIMIZED = "the unoptimized program";

    /** Returns the start of a search of its own: seed instructions and no demos. */
    public static SearchStart seed(Program program, RandomStreams order) {
        return new SearchStart(UNOPTIMIZED, TunedModules.seed(program.signatures()), 0, order);
    }

    /** Returns what to say if it shows all examples as demos, so that there is nothing to learn from runs of them; else empty. */
    public Optional<String> nothingToLearn(List<Example<?, ?>> examples) {
        return examples.isEmpty() || !unseen(examples).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Nothing was learned from runs of training examples: " + name + " shows all of them as demos.");
    }

    /** Returns the examples that it does not show as demos: of the others, it need only repeat the answer. */
    public List<Example<?, ?>> unseen(List<Example<?, ?>> examples) {
        Set<String> shown = tuned.modules().values().stream()
                .flatMap(module -> module.demos().stream())
                .map(Demonstration::exampleId)
                .collect(Collectors.toSet());
        return examples.stream()
                .filter(example -> !shown.contains(example.id()))
                .toList();
    }
}
