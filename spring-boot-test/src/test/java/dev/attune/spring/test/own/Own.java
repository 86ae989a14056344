package dev.attune.spring.test.own;

import dev.langchain4j.service.SystemMessage;

/** An AI Service that no starter knows. */
public interface Own {

    @SystemMessage("Spell the number.")
    String word(String number);
}
