package dev.attune.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.spring.ScriptedModel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

/** The whole of it: an application with the starter and an artifact on its class path, asked over HTTP. */
@SpringBootTest(
        classes = ColourApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.endpoints.web.exposure.include=info", "spring.main.banner-mode=off"})
class ColourApplicationTests {

    private final RestClient client;
    private final ScriptedModel model;

    ColourApplicationTests(@LocalServerPort int port, @Autowired ScriptedModel model) {
        this.client = RestClient.create("http://localhost:" + port);
        this.model = model;
    }

    @Test
    void aRequestOfAUserIsAnsweredWithTheTunedPrompt() {
        assertThat(get("/colour?thing=sky")).isEqualTo("blue");

        assertThat(model.asked())
                .contains("Tuned NameColour of dev.attune.spring.application.ColoursTest.", "sky")
                .doesNotContain("Say the colour of the thing.");
    }

    @Test
    void theInfoEndpointSaysWhichArtifactIsInUse() {
        assertThat(get("/actuator/info"))
                .contains(
                        "\"program\":\"dev.attune.spring.application.ColoursTest\"",
                        "\"file\":\"attune/dev.attune.spring.application.ColoursTest.json\"",
                        "\"acceptedBy\":\"Ada Lovelace\"")
                .doesNotContain("Tuned NameColour");
    }

    private String get(String path) {
        return String.valueOf(client.get().uri(path).retrieve().body(String.class));
    }
}
