package dev.attune.spring.test;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Split;
import dev.attune.engine.data.Example;
import dev.attune.spring.test.words.Lexicon;
import java.util.List;

/** All but the factory of a program, which finds numbers that are spelled in the lexicon of the application. */
@LmProgram
@LabeledFewShot(demos = @Demos(maxLabeled = 4))
abstract class SpellingProgram {

    @Split(train = 0.3, validation = 0.3, test = 0.4, seed = 7)
    List<Example<Integer, String>> numbers(Lexicon lexicon) {
        return lexicon.examples(100, 60);
    }

    @Metric
    @Gate(gain = 0.1)
    boolean right(Example<Integer, String> example, String prediction) {
        return prediction.equals(example.expected());
    }
}
