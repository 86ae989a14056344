package dev.attune.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attune.local.LocalModels;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Serves a local model in OpenAI's protocol, so that other tools can be measured with the same model. {@code temperature} and the limit of
 * the answer are heeded; anything else of a request that would change the answer is refused.
 *
 * <p>Arguments: port, then, if wanted, model ({@code smollm2-135m}) and threads.
 */
final class ModelServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REFUSED =
            List.of("tools", "response_format", "stop", "n", "logit_bias", "stream", "functions");

    private final ChatModel model;

    private ModelServer(ChatModel model) {
        this.model = model;
    }

    public static void main(String[] args) throws IOException {
        String name = args.length > 1 ? args[1] : "smollm2-135m";
        Map<String, String> options = args.length > 2 ? Map.of("threads", args[2]) : Map.of();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        ModelServer models = new ModelServer(LocalModels.open(name, options));
        server.createContext("/v1/chat/completions", models::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/v1 serves " + name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = replyTo(JSON.readTree(exchange.getRequestBody()));
            byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Reply(int status, String json) {}

    private Reply replyTo(JsonNode request) throws JsonProcessingException {
        try {
            return new Reply(200, JSON.writeValueAsString(completion(model.chat(read(request)))));
        } catch (RuntimeException e) {
            Map<String, String> error =
                    Map.of("message", String.valueOf(e.getMessage()), "type", "invalid_request_error");
            return new Reply(400, JSON.writeValueAsString(Map.of("error", error)));
        }
    }

    private static ChatRequest read(JsonNode request) {
        for (String refused : REFUSED) {
            JsonNode value = request.path(refused);
            boolean harmless =
                    value.isMissingNode() || value.isNull() || value.asText().equals("false") || value.asInt() == 1;
            if (!harmless) {
                throw new IllegalArgumentException(refused + " is not supported");
            }
        }
        ChatRequest.Builder read = ChatRequest.builder().messages(messages(request.path("messages")));
        if (request.hasNonNull("temperature")) {
            read.temperature(request.path("temperature").asDouble());
        }
        for (String limit : List.of("max_tokens", "max_completion_tokens")) {
            if (request.hasNonNull(limit)) {
                read.maxOutputTokens(request.path(limit).asInt());
            }
        }
        return read.build();
    }

    private static List<ChatMessage> messages(JsonNode messages) {
        List<ChatMessage> read = new ArrayList<>();
        for (JsonNode message : messages) {
            String content = message.path("content").asText();
            String role = message.path("role").asText();
            read.add(
                    switch (role) {
                        case "system" -> SystemMessage.from(content);
                        case "user" -> UserMessage.from(content);
                        case "assistant" -> AiMessage.from(content);
                        default -> throw new IllegalArgumentException("the role " + role + " is not supported");
                    });
        }
        return read;
    }

    private static Map<String, Object> completion(ChatResponse response) {
        String reason = response.finishReason() == FinishReason.LENGTH ? "length" : "stop";
        int input = response.tokenUsage().inputTokenCount();
        int output = response.tokenUsage().outputTokenCount();
        return Map.of(
                "id",
                "local",
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                response.modelName(),
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "message",
                        Map.of(
                                "role",
                                "assistant",
                                "content",
                                response.aiMessage().text()),
                        "finish_reason",
                        reason)),
                "usage",
                Map.of("prompt_tokens", input, "completion_tokens", output, "total_tokens", input + output));
    }
}
