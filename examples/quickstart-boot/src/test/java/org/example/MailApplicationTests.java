package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.TunedModule;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The application is asked over HTTP; a model that notes what it is asked takes the place of the real one. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MailApplicationTests {

    @LocalServerPort
    int port;

    @TestBean
    ChatModel model;

    static ChatModel model() {
        return new Asked(new CopyOnWriteArrayList<>());
    }

    @Test
    void theApplicationSendsTheAcceptedPrompt() throws Exception {
        assertThat(get("/team?mail=Where+is+it%3F")).isEqualTo("\"SHIPPING\"");

        TunedModule accepted = TunedPrompts.load("attune/org.example.MailSorterTest.json")
                .artifact()
                .modules()
                .get("MailSorter.team");
        String request = ((Asked) model).requests().get(0).messages().toString();
        assertThat(accepted.demos()).isNotEmpty();
        assertThat(accepted.demos())
                .allSatisfy(demo -> assertThat(request).contains(demo.inputs().get("mail")));
    }

    @Test
    void theInfoEndpointNamesTheArtifact() throws Exception {
        assertThat(get("/actuator/info")).contains("\"program\":\"org.example.MailSorterTest\"");
    }

    private String get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    record Asked(List<ChatRequest> requests) implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            requests.add(request);
            return ChatResponse.builder().aiMessage(AiMessage.from("SHIPPING")).build();
        }
    }
}
