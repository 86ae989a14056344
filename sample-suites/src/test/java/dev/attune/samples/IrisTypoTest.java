package dev.attune.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Tag;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.samples.iris.ClassifyIrisWithTypo;
import java.util.List;
import java.util.function.Function;

/** As {@link IrisTest}, with a species misspelled in the prompt and not in the data. */
@LmProgram
@Tag("long")
@Tag("iris-typo")
@Mipro(
        seed = 7,
        instructions = 3,
        demoSets = 4,
        trials = 8,
        minibatchSize = 15,
        validationSize = 25,
        maxBootstrappedDemos = 3,
        maxLabeledDemos = 8)
class IrisTypoTest {

    record Row(
            @JsonProperty("petal_length") double petalLength,
            @JsonProperty("petal_width") double petalWidth,
            @JsonProperty("sepal_length") double sepalLength,
            @JsonProperty("sepal_width") double sepalWidth,
            String answer) {}

    record Flower(double petalLength, double petalWidth, double sepalLength, double sepalWidth) {}

    @ProgramFactory
    Function<Flower, String> program(ClassifyIrisWithTypo classify) {
        return flower ->
                classify.answer(flower.petalLength(), flower.petalWidth(), flower.sepalLength(), flower.sepalWidth());
    }

    @TrainSet
    List<Example<Flower, String>> train() {
        return rows("iris/train.jsonl");
    }

    @ValidationSet
    List<Example<Flower, String>> validation() {
        return rows("iris/val.jsonl").subList(0, 25);
    }

    @TestSet
    List<Example<Flower, String>> test() {
        return rows("iris/val.jsonl").subList(25, 50);
    }

    @Metric
    @Gate(gain = 0.05)
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
