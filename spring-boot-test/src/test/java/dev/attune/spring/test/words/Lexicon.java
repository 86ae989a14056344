package dev.attune.spring.test.words;

import dev.attune.engine.data.Example;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Repository;

/** What the application knows. */
@Repository
public class Lexicon {

    /** Numbers with their words. */
    public List<Example<Integer, String>> examples(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> Example.of("n" + number, number, "<w" + number + ">")
                        .with("number", String.valueOf(number))
                        .with("word", "w" + number))
                .toList();
    }

    public String written(String word) {
        return "<" + word + ">";
    }
}
