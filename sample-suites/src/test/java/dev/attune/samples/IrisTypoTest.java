package dev.attune.samples;

import dev.attune.annotations.Demos;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Tag;
import dev.attune.samples.iris.ClassifyIrisWithTypo;
import java.util.function.Function;

/** As {@link IrisTest}, with a species misspelled in the prompt and not in the data. */
@LmProgram
@Tag("long")
@Tag("iris-typo")
@Mipro(
        seed = 7,
        search = @Search(trials = 8, minibatchSize = 15, validationSize = 25),
        demos = @Demos(sets = 4, maxBootstrapped = 3, maxLabeled = 8),
        proposals = @Proposals(instructions = 3))
class IrisTypoTest extends IrisSuite {

    @ProgramFactory
    Function<Flower, String> program(ClassifyIrisWithTypo classify) {
        return flower ->
                classify.answer(flower.petalLength(), flower.petalWidth(), flower.sepalLength(), flower.sepalWidth());
    }
}
