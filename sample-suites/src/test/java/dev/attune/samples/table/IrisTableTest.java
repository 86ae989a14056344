package dev.attune.samples.table;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import dev.attune.samples.iris.ClassifyIris;
import java.util.List;
import java.util.function.Function;

/** The table of the iris program: 50 flowers, up to 8 instructions and 8 demo sets. */
@LmProgram
@Tag("long")
@Tag("tables")
@ScoreGrid(
        file = "iris",
        demos = @Demos(sets = 8, maxBootstrapped = 3, maxLabeled = 8),
        proposals = @Proposals(instructions = 8))
class IrisTableTest {

    private record Row(
            @JsonProperty("petal_length") double petalLength,
            @JsonProperty("petal_width") double petalWidth,
            @JsonProperty("sepal_length") double sepalLength,
            @JsonProperty("sepal_width") double sepalWidth,
            String answer) {}

    record Flower(double petalLength, double petalWidth, double sepalLength, double sepalWidth) {}

    @ProgramFactory
    Function<Flower, String> program(ClassifyIris classify) {
        return flower ->
                classify.answer(flower.petalLength(), flower.petalWidth(), flower.sepalLength(), flower.sepalWidth());
    }

    @TrainSet
    List<Example<Flower, String>> train() {
        return rows("iris/train.jsonl");
    }

    @ValidationSet
    List<Example<Flower, String>> validation() {
        return rows("iris/val.jsonl");
    }

    @Metric
    boolean accuracy(Example<Flower, String> example, String prediction) {
        return prediction.strip().equalsIgnoreCase(example.expected());
    }

    private static List<Example<Flower, String>> rows(String file) {
        return Examples.jsonl(
                file,
                Row.class,
                row -> new Flower(row.petalLength(), row.petalWidth(), row.sepalLength(), row.sepalWidth()),
                Row::answer);
    }
}
