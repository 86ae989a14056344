package dev.attune.spring.test.own;

import dev.attune.spring.test.words.Lexicon;
import dev.attune.spring.test.words.Words;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application that builds its AI Service itself. */
@SpringBootApplication
public class OwnApplication {

    @Bean
    public Words model() {
        return new Words();
    }

    @Bean
    public Lexicon lexicon() {
        return new Lexicon();
    }

    @Bean
    public Own own(ChatModel model) {
        return AiServices.create(Own.class, model);
    }
}
