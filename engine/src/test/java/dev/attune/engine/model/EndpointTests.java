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
                Map.of("max-output-tokens", "256", "top-k", "40"),
                Map.of("temperature", "0.5", "max-output-tokens", "9", "api-key", "sk-secret", "timeout", "1s"),
                Price.FREE);
        assertThat(List.copyOf(endpoint.options().keySet()))
                .containsExactly("max-output-tokens", "temperature", "top-k");
        assertThat(endpoint.name()).isEqualTo("openai:tiny {max-output-tokens=9, temperature=0.5}");
    }

    @Test
    void whatAModelSetsIfNobodyDoesIsAnOptionButNotInItsName() {
        Endpoint endpoint =
                Endpoint.configured("local:tiny", "here", Map.of("max-output-tokens", "256"), Map.of(), Price.FREE);

        assertThat(endpoint.options()).containsExactly(Map.entry("max-output-tokens", "256"));
        assertThat(endpoint.name()).isEqualTo("local:tiny");
    }

    @Test
    void aRecordedModelHasTheOptionsThatItsNameTells() {
        Endpoint endpoint = Endpoint.recorded(
                "task dev.example.Model {max-output-tokens=16, model=m, stop=[a, top-k=b], temperature=1.0E-4}");

        assertThat(endpoint.options())
                .containsOnly(Map.entry("max-output-tokens", "16"), Map.entry("temperature", "1.0E-4"));
    }
}
