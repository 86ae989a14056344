package dev.attune.spring.test.words;

import org.springframework.stereotype.Service;

/** The program as production has it, and a bean that calls the AI Service. */
@Service
public class Writer {

    private final Speller speller;
    private final Lexicon lexicon;

    public Writer(Speller speller, Lexicon lexicon) {
        this.speller = speller;
        this.lexicon = lexicon;
    }

    public String write(int number) {
        return lexicon.written(speller.word(String.valueOf(number)));
    }
}
