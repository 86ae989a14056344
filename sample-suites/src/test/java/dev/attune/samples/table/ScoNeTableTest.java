package dev.attune.samples.table;

import dev.attune.annotations.Demos;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Tag;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.samples.scone.Entailment;
import java.util.List;
import java.util.function.Function;

/** The table of the negation program: 60 questions, up to 6 instructions and 6 demo sets. */
@LmProgram
@Tag("long")
@Tag("tables")
@ScoreGrid(
        file = "scone",
        demos = @Demos(sets = 6, maxBootstrapped = 3, maxLabeled = 6),
        proposals = @Proposals(instructions = 6))
class ScoNeTableTest {

    record Row(String context, String question, String answer) {

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
        return rows("scone/val.jsonl").subList(0, 60);
    }

    @Metric
    boolean accuracy(Example<Input, Boolean> example, Boolean prediction) {
        return prediction.equals(example.expected());
    }

    private static List<Example<Input, Boolean>> rows(String file) {
        return Examples.jsonl(file, Row.class, row -> new Input(row.context(), row.question()), Row::entailed);
    }
}
