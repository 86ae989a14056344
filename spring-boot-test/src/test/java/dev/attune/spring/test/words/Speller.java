package dev.attune.spring.test.words;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.spring.AiService;

/** The AI Service of the application. */
@AiService
public interface Speller {

    @SystemMessage("Spell the number.")
    String word(String number);
}
