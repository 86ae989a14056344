package dev.attune.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list of models that most servers have at {@code /models}. Asked before the first call, since it costs nothing.
 *
 * @param client asks
 * @param base the address of the server
 * @param apiKey the key; null: none is sent
 */
record ModelList(ServerClient client, String base, @Nullable String apiKey) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of the names that a server has instead. */
    private static final int MOST_NAMED = 5;

    /** What is wrong with the server; a server without such a list has nothing wrong. */
    Optional<String> complaint(String model) {
        HttpRequest.Builder request =
                HttpRequest.builder().method(HttpMethod.GET).url(base + "/models");
        if (apiKey != null) {
            request.addHeader("Authorization", "Bearer " + apiKey);
        }
        HttpResponse<String> response;
        try {
            response = client.response(request.build());
        } catch (RuntimeException e) {
            return Optional.of("does not answer: " + e.getMessage());
        }
        int status = response.statusCode();
        if (status == 401 || status == 403 || status >= 500) {
            return Optional.of("answers with status " + status);
        }
        List<String> served = status == 200 ? names(response.body()) : List.of();
        if (served.isEmpty() || served.contains(model)) {
            return Optional.empty();
        }
        return Optional.of("does not list the model " + model + ", but "
                + String.join(", ", served.subList(0, Math.min(MOST_NAMED, served.size())))
                + (served.size() > MOST_NAMED ? ", …" : ""));
    }

    private static List<String> names(String body) {
        List<String> names = new ArrayList<>();
        try {
            for (JsonNode model : JSON.readTree(body).path("data")) {
                if (model.path("id").isTextual()) {
                    names.add(model.path("id").asText());
                }
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return names;
    }
}
