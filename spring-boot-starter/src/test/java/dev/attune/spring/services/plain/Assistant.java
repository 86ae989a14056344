package dev.attune.spring.services.plain;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.spring.AiService;

/** Has tuned prompts. */
@AiService
public interface Assistant {

    @SystemMessage("Be brief.")
    String answer(String question);
}
