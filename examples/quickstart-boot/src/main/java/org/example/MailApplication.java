package org.example;

import dev.attune.local.LocalChatModel;
import dev.langchain4j.model.chat.ChatModel;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class MailApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MailApplication.class, arguments);
    }

    @Bean
    ChatModel model() {
        return LocalChatModel.builder()
                .model("smollm2-135m")
                .maxOutputTokens(16)
                .build();
    }
}
