package dev.attune.samples;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Slice;
import dev.attune.annotations.Tag;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.samples.scone.Entailment;
import java.util.List;
import java.util.function.Function;

/**
 * Reasoning under negation: hard for small models, which stay near chance; the gate says so. What helps with one kind of negation can ruin
 * another, so each kind is a slice.
 */
@LmProgram
@Tag("long")
@Tag("scone")
@Mipro(
        seed = 7,
        search = @Search(trials = 8, validationSize = 40, minibatchSize = 20),
        demos = @Demos(sets = 4, maxBootstrapped = 3, maxLabeled = 6),
        proposals = @Proposals(instructions = 4))
class ScoNeTest {

    record Row(String context, String question, String answer, String category) {

        boolean entailed() {
            return answer.equals("Yes");
        }
    }

    record Input(String context, String question) {}

    @ProgramFactory
    Function<Input, Boolean> program(Entailment entailment) {
        return input -> entailment.answer(input.context(), input.question());
    }

    @TrainSet
    List<Example<Input, Boolean>> train() {
        return rows("scone/train.jsonl").subList(0, 60);
    }

    @ValidationSet
    List<Example<Input, Boolean>> validation() {
        return rows("scone/val.jsonl").subList(0, 100);
    }

    @TestSet
    List<Example<Input, Boolean>> test() {
        return rows("scone/val.jsonl").subList(100, 200);
    }

    @Metric
    @Gate(atLeast = 0.6, slices = @Slice(by = "category", notWorseBy = 0.3))
    boolean accuracy(Example<Input, Boolean> example, Boolean prediction) {
        return prediction.equals(example.expected());
    }

    private static List<Example<Input, Boolean>> rows(String file) {
        return Examples.jsonl(file, Row.class, row -> new Input(row.context(), row.question()), Row::entailed);
    }
}
