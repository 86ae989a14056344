package dev.attune.spring.test;

import dev.attune.annotations.Gate;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Split;
import dev.attune.engine.data.Example;
import dev.attune.spring.test.words.Lexicon;
import dev.attune.spring.test.words.Speller;
import dev.attune.spring.test.words.WordApplication;
import dev.attune.spring.test.words.Writer;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.test.context.SpringBootTest;

/** The example of docs/spring.md, where it is called WriterTest. */
@SpringBootTest(classes = WordApplication.class)
@LmProgram
@LabeledFewShot
class WriterProgram {

    @ProgramFactory
    Function<Integer, String> program(Speller speller, Lexicon lexicon) {
        return new Writer(speller, lexicon)::write;
    }

    @Split(train = 0.3, validation = 0.3, test = 0.4)
    List<Example<Integer, String>> numbers(Lexicon lexicon) {
        return lexicon.examples(100, 60);
    }

    @Metric
    @Gate(gain = 0.1)
    boolean right(Example<Integer, String> example, String written) {
        return written.equals(example.expected());
    }
}
