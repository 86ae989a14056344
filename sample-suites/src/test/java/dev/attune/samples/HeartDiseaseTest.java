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
import dev.attune.samples.heart.FirstOpinion;
import dev.attune.samples.heart.HeartDiagnosis;
import dev.attune.samples.heart.Patient;
import dev.attune.samples.heart.SecondOpinion;
import dev.attune.samples.heart.ThirdOpinion;
import dev.attune.samples.heart.Vote;
import java.util.List;
import java.util.function.Function;

/** Three opinions at different temperatures, and a vote. */
@LmProgram
@Tag("long")
@Tag("heart")
@Mipro(
        seed = 7,
        search = @Search(trials = 4, minibatchSize = 10, validationSize = 15),
        demos = @Demos(sets = 3, maxBootstrapped = 2, maxLabeled = 4),
        proposals = @Proposals(instructions = 2))
class HeartDiseaseTest {

    record Row(
            String age,
            String sex,
            String cp,
            String trestbps,
            String chol,
            String fbs,
            String restecg,
            String thalach,
            String exang,
            String oldpeak,
            String slope,
            String ca,
            String thal,
            String answer) {

        Patient patient() {
            return new Patient(age, sex, cp, trestbps, chol, fbs, restecg, thalach, exang, oldpeak, slope, ca, thal);
        }
    }

    @ProgramFactory
    Function<Patient, Boolean> program(FirstOpinion first, SecondOpinion second, ThirdOpinion third, Vote vote) {
        return new HeartDiagnosis(first, second, third, vote)::diagnose;
    }

    @TrainSet
    List<Example<Patient, Boolean>> train() {
        return rows("heart-disease/train.jsonl").subList(0, 40);
    }

    @ValidationSet
    List<Example<Patient, Boolean>> validation() {
        return rows("heart-disease/val.jsonl").subList(0, 15);
    }

    @TestSet
    List<Example<Patient, Boolean>> test() {
        return rows("heart-disease/val.jsonl").subList(15, 45);
    }

    @Metric
    @Gate(atLeast = 0.6)
    boolean accuracy(Example<Patient, Boolean> example, Boolean prediction) {
        return prediction.equals(example.expected());
    }

    private static List<Example<Patient, Boolean>> rows(String file) {
        return Examples.jsonl(file, Row.class, Row::patient, row -> row.answer().equals("yes")).stream()
                .map(example -> example.with("findings", example.input().findings()))
                .toList();
    }
}
