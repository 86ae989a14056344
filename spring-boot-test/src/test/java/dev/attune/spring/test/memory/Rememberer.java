package dev.attune.spring.test.memory;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.spring.AiService;

/** An AI Service with memory. */
@AiService
public interface Rememberer {

    @SystemMessage("Spell the number.")
    String word(String number);
}
