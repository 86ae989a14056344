package dev.attune.spring.test.words;

import dev.langchain4j.agent.tool.Tool;
import org.springframework.stereotype.Component;

/** Tools of the AI Service. */
@Component
public class Tools {

    @Tool
    public int half(int number) {
        return number / 2;
    }
}
