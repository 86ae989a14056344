package dev.attune.samples;

import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Tag;
import dev.attune.samples.iris.ClassifyIris;
import java.util.function.Function;

/** Iris species by their measures: the rules must come from the data. */
@LmProgram
@Tag("long")
@Tag("iris")
@Mipro(
        seed = 7,
        instructions = 3,
        demoSets = 4,
        trials = 8,
        minibatchSize = 15,
        validationSize = 25,
        maxBootstrappedDemos = 3,
        maxLabeledDemos = 8)
class IrisTest extends IrisSuite {

    @ProgramFactory
    Function<Flower, String> program(ClassifyIris classify) {
        return flower ->
                classify.answer(flower.petalLength(), flower.petalWidth(), flower.sepalLength(), flower.sepalWidth());
    }
}
