package dev.attune.spring.services.streaming;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.spring.AiService;

/** Streams its answers. */
@AiService
public interface Narrator {

    @SystemMessage("Tell a story.")
    TokenStream tell(String topic);
}
