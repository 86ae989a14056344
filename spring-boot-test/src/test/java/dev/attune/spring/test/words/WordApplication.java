package dev.attune.spring.test.words;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application with an AI Service, its tools, and Attune's starter, that has no artifact yet. */
@SpringBootApplication
public class WordApplication {

    @Bean
    public Words model() {
        return new Words();
    }
}
