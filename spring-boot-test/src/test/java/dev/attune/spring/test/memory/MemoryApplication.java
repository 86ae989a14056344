package dev.attune.spring.test.memory;

import dev.attune.spring.test.words.Lexicon;
import dev.attune.spring.test.words.Words;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/** An application whose AI Service remembers. */
@SpringBootApplication
public class MemoryApplication {

    @Bean
    public Words model() {
        return new Words();
    }

    @Bean
    public Lexicon lexicon() {
        return new Lexicon();
    }

    @Bean
    @ConditionalOnProperty(name = "memory.scope", matchIfMissing = true, havingValue = "singleton")
    public ChatMemory shared() {
        return MessageWindowChatMemory.withMaxMessages(10);
    }

    @Bean
    @Scope("prototype")
    @ConditionalOnProperty(name = "memory.scope", havingValue = "prototype")
    public ChatMemory fresh() {
        return MessageWindowChatMemory.withMaxMessages(10);
    }
}
