package dev.attune.engine.model;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a server and tells more of its refusals than langchain4j's own client does: how long the server asks to wait, and
 * where it was looked for when it cannot be reached. Keeps the key out of what it tells. Thread-safe.
 */
final class ServerClient implements HttpClient {

    private static final int LONGEST_MESSAGE = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final java.net.http.HttpClient http;
    private final @Nullable Duration readTimeout;
    private final @Nullable String secret;

    private ServerClient(java.net.http.HttpClient http, @Nullable Duration readTimeout, @Nullable String secret) {
        this.http = http;
        this.readTimeout = readTimeout;
        this.secret = secret;
    }

    /**
     * Makes clients.
     *
     * @param secret the key; null: there is none
     */
    static HttpClientBuilder builder(@Nullable String secret) {
        return new Builder(secret);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            HttpResponse<String> response = sent(request);
            if (response.statusCode() / 100 != 2) {
                throw new ServerException(response.statusCode(), told(response), retryAfter(response));
            }
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .body(response.body())
                    .build();
        } catch (HttpTimeoutException | java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("no answer in time from " + address(request), e);
        } catch (IOException e) {
            String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new UncheckedIOException("cannot talk to " + address(request) + ": " + withoutSecret(said), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + address(request), e);
        }
    }

    /** The time limit of a request ends with the head of its answer; this one is for the whole answer. */
    private HttpResponse<String> sent(HttpRequest request)
            throws IOException, InterruptedException, java.util.concurrent.TimeoutException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(translated(request), BodyHandlers.ofString());
        try {
            return readTimeout == null ? answer.get() : answer.get(readTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("the request to " + address(request) + " failed", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    private java.net.http.HttpRequest translated(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        if (readTimeout != null) {
            builder.timeout(readTimeout);
        }
        String body = request.body();
        return builder.method(
                        request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private String told(HttpResponse<String> response) {
        String body = withoutSecret(response.body());
        return "status " + response.statusCode() + ": "
                + (body.length() <= LONGEST_MESSAGE ? body : body.substring(0, LONGEST_MESSAGE) + "…");
    }

    /** Servers repeat in their complaints what they were sent. */
    private String withoutSecret(String text) {
        return secret == null || secret.isBlank() ? text : text.replace(secret, "[key]");
    }

    private static String address(HttpRequest request) {
        URI uri = URI.create(request.url());
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("retry-after")
                .map(value -> duration(value.strip()))
                .orElse(null);
    }

    /** In seconds or as a date (RFC 9110, section 10.2.3). */
    private static @Nullable Duration duration(String value) {
        try {
            if (value.chars().allMatch(Character::isDigit)) {
                long seconds = Long.parseLong(value);
                return seconds < LONGEST_WAIT.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST_WAIT;
            }
            Duration wait = Duration.between(
                    ZonedDateTime.now(ZoneOffset.UTC),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        }
    }

    private static final class Builder implements HttpClientBuilder {

        private final @Nullable String secret;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;

        Builder(@Nullable String secret) {
            this.secret = secret;
        }

        @Override
        @SuppressWarnings("NullAway") // langchain4j's interface is not null-marked; null means no limit
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        @SuppressWarnings("NullAway") // langchain4j's interface is not null-marked; null means no limit
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            java.net.http.HttpClient.Builder http = java.net.http.HttpClient.newBuilder();
            if (connectTimeout != null) {
                http.connectTimeout(connectTimeout);
            }
            return new ServerClient(http.build(), readTimeout, secret);
        }
    }
}
