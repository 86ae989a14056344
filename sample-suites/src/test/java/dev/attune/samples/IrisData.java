package dev.attune.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import java.util.List;

/** Fisher's iris, for {@link IrisTest} and {@link IrisTypoTest}. */
final class IrisData {

    private IrisData() {}

    private record Row(
            @JsonProperty("petal_length") double petalLength,
            @JsonProperty("petal_width") double petalWidth,
            @JsonProperty("sepal_length") double sepalLength,
            @JsonProperty("sepal_width") double sepalWidth,
            String answer) {}

    /** The measures of a flower in centimetres. */
    record Flower(double petalLength, double petalWidth, double sepalLength, double sepalWidth) {}

    static List<Example<Flower, String>> rows(String file) {
        return Examples.jsonl(
                file,
                Row.class,
                row -> new Flower(row.petalLength(), row.petalWidth(), row.sepalLength(), row.sepalWidth()),
                Row::answer);
    }
}
