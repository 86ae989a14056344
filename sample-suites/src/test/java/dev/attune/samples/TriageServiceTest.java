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
import dev.attune.samples.router.Domain;
import dev.attune.samples.triage.Triage;
import java.util.List;
import java.util.function.Function;

/** A langchain4j AI Service is tuned without a change of its interface. */
@LmProgram
@Tag("long")
@Tag("service")
@Mipro(
        seed = 7,
        search = @Search(trials = 6, validationSize = 25, minibatchSize = 12),
        demos = @Demos(sets = 4, maxBootstrapped = 3, maxLabeled = 8),
        proposals = @Proposals(instructions = 2, groundInData = false, groundInProgram = false))
class TriageServiceTest {

    private record Row(String text, Domain domain) {}

    @ProgramFactory
    Function<String, Domain> program(Triage triage) {
        return triage::domain;
    }

    @TrainSet
    List<Example<String, Domain>> train() {
        return rows("clinc/train.jsonl").subList(0, 40);
    }

    @ValidationSet
    List<Example<String, Domain>> validation() {
        return rows("clinc/val.jsonl").subList(0, 40);
    }

    @TestSet
    List<Example<String, Domain>> test() {
        return rows("clinc/val.jsonl").subList(100, 160);
    }

    @Metric
    @Gate(gain = 0.05)
    boolean domain(Example<String, Domain> example, Domain prediction) {
        return prediction == example.expected();
    }

    private static List<Example<String, Domain>> rows(String file) {
        return Examples.jsonl(file, Row.class, Row::text, Row::domain);
    }
}
