package dev.attune.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.annotations.Gate;
import dev.attune.annotations.Metric;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import java.util.List;

/** What the suites of Fisher's iris have in common: data, metric and gate. */
abstract class IrisSuite {

    private record Row(
            @JsonProperty("petal_length") double petalLength,
            @JsonProperty("petal_width") double petalWidth,
            @JsonProperty("sepal_length") double sepalLength,
            @JsonProperty("sepal_width") double sepalWidth,
            String answer) {}

    /** The measures of a flower in centimetres. */
    record Flower(double petalLength, double petalWidth, double sepalLength, double sepalWidth) {}

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
