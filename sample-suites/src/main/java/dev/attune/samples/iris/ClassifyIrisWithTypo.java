package dev.attune.samples.iris;

import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;

/** As {@link ClassifyIris}, with a species misspelled in its description: only demos can show how it is really spelled. */
public interface ClassifyIrisWithTypo {

    /** The species; all measures are in centimetres. */
    @Instruction("Given the petal and sepal dimensions in cm, predict the iris species.")
    @Field("setosa, versicolour, or virginica")
    String answer(double petalLength, double petalWidth, double sepalLength, double sepalWidth);
}
