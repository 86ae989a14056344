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
import dev.attune.samples.hotpotqa.AnswerQuestion;
import dev.attune.samples.hotpotqa.MultiHopQa;
import dev.attune.samples.hotpotqa.Passage;
import dev.attune.samples.hotpotqa.PassageIndex;
import dev.attune.samples.hotpotqa.WriteQuery;
import java.util.List;
import java.util.function.Function;

/** Questions over two hops, with BM25 retrieval over the passages of all questions. */
@LmProgram
@Tag("long")
@Tag("hotpotqa")
@Mipro(
        seed = 7,
        search = @Search(trials = 4, validationSize = 12, minibatchSize = 6),
        demos = @Demos(sets = 3, maxBootstrapped = 2, maxLabeled = 2),
        proposals = @Proposals(instructions = 3))
class HotPotQaTest {

    record Row(String question, String answer) {}

    private final PassageIndex index = new PassageIndex(Examples.rowsOf("hotpotqa/corpus.jsonl", Passage.class));

    @ProgramFactory
    Function<String, String> program(WriteQuery writeQuery, AnswerQuestion answerQuestion) {
        return new MultiHopQa(writeQuery, answerQuestion, index)::answer;
    }

    @TrainSet
    List<Example<String, String>> train() {
        return rows("hotpotqa/train.jsonl").subList(0, 16);
    }

    @ValidationSet
    List<Example<String, String>> validation() {
        return rows("hotpotqa/val.jsonl").subList(0, 20);
    }

    @TestSet
    List<Example<String, String>> test() {
        return rows("hotpotqa/val.jsonl").subList(20, 40);
    }

    @Metric
    @Gate(atLeast = 0.1)
    boolean exactMatch(Example<String, String> example, String prediction) {
        return HotPotAnswers.match(prediction, example.expected());
    }

    private static List<Example<String, String>> rows(String file) {
        return Examples.jsonl(file, Row.class, Row::question, Row::answer);
    }
}
