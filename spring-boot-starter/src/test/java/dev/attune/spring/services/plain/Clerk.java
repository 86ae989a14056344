package dev.attune.spring.services.plain;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.spring.AiService;

/** Has no tuned prompts. */
@AiService
public interface Clerk {

    @SystemMessage("Be exact.")
    String file(String letter);
}
