package dev.attune.samples.iris;

import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;

/** Names the species of an iris. */
public interface ClassifyIris {

    /** The species; all measures are in centimetres. */
    @Instruction("Given the petal and sepal dimensions in cm, predict the iris species.")
    @Field("setosa, versicolor, or virginica")
    String answer(double petalLength, double petalWidth, double sepalLength, double sepalWidth);
}
