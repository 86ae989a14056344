package dev.attune.samples;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Tag;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.engine.evaluate.Score;
import dev.attune.samples.hotpotqa.AnswerInFormat;
import dev.attune.samples.hotpotqa.MultiHopQa;
import dev.attune.samples.hotpotqa.Passage;
import dev.attune.samples.hotpotqa.PassageIndex;
import dev.attune.samples.hotpotqa.WriteQuery;
import java.util.List;
import java.util.function.Function;

/** HotPotQA with rules for the form of the answer, which a few demos do not show. */
@LmProgram
@Tag("long")
@Tag("hotpotqa-conditional")
@Mipro(
        seed = 7,
        search = @Search(trials = 4, minibatchSize = 6, validationSize = 12),
        demos = @Demos(sets = 3, maxBootstrapped = 2, maxLabeled = 2),
        proposals = @Proposals(instructions = 3))
class HotPotQaConditionalTest {

    record Row(String question, String answer, String category) {}

    record Gold(String text, String category) {}

    private final PassageIndex index = new PassageIndex(Examples.rowsOf("hotpotqa/corpus.jsonl", Passage.class));

    @ProgramFactory
    Function<String, String> program(WriteQuery writeQuery, AnswerInFormat answerInFormat) {
        return new MultiHopQa(writeQuery, answerInFormat, index)::answer;
    }

    @TrainSet
    List<Example<String, Gold>> train() {
        return rows("hotpotqa/train.jsonl").subList(0, 16);
    }

    @ValidationSet
    List<Example<String, Gold>> validation() {
        return rows("hotpotqa/val.jsonl").subList(0, 20);
    }

    @TestSet
    List<Example<String, Gold>> test() {
        return rows("hotpotqa/val.jsonl").subList(20, 40);
    }

    @Metric
    @Gate(atLeast = 0.1)
    Score exactMatchInFormat(Example<String, Gold> example, String prediction) {
        Gold gold = example.expected();
        if (!AnswerForm.of(gold.category()).fits(prediction)) {
            return Score.of(0, "wrong form for a " + gold.category());
        }
        boolean right = HotPotAnswers.match(AnswerForm.withoutPeace(prediction), gold.text());
        return Score.of(right ? 1 : 0, right ? "right" : "wrong answer");
    }

    /** The answers of the data are in no form, so they are no labels for demos: these come from traces alone. */
    private static List<Example<String, Gold>> rows(String file) {
        return Examples.jsonl(file, Row.class, Row::question, row -> new Gold(row.answer(), row.category())).stream()
                .map(example -> new Example<>(
                        example.id(),
                        example.input(),
                        example.expected(),
                        java.util.Map.of("question", example.input())))
                .toList();
    }
}
