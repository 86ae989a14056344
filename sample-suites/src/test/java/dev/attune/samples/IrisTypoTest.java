package dev.attune.samples;

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
import dev.attune.samples.IrisData.Flower;
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

    @ProgramFactory
    Function<Flower, String> program(ClassifyIrisWithTypo classify) {
        return flower ->
                classify.answer(flower.petalLength(), flower.petalWidth(), flower.sepalLength(), flower.sepalWidth());
    }

    @TrainSet
    List<Example<Flower, String>> train() {
        return IrisData.rows("iris/train.jsonl");
    }

    @ValidationSet
    List<Example<Flower, String>> validation() {
        return IrisData.rows("iris/val.jsonl").subList(0, 25);
    }

    @TestSet
    List<Example<Flower, String>> test() {
        return IrisData.rows("iris/val.jsonl").subList(25, 50);
    }

    @Metric
    @Gate(gain = 0.05)
    boolean accuracy(Example<Flower, String> example, String prediction) {
        return prediction.strip().equalsIgnoreCase(example.expected());
    }
}
