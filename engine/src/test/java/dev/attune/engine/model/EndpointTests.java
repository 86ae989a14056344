package dev.attune.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.model.budget.Price;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTests {

    @Test
    void theOrderOfOptionsIsThatOfTheirNames() {
        Endpoint endpoint = Endpoint.configured(
                "openai:tiny",
                "here",
                Map.of("temperature", "0.5", "max-output-tokens", "9", "api-key", "sk-secret", "timeout", "1s"),
                Price.FREE);
        assertThat(List.copyOf(endpoint.options().keySet())).containsExactly("max-output-tokens", "temperature");
        assertThat(endpoint.name()).isEqualTo("openai:tiny {max-output-tokens=9, temperature=0.5}");
    }
}
