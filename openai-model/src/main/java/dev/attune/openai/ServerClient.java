package dev.attune.openai;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a server, in HTTP/1.1 where they are not encrypted, and tells more of what goes wrong than langchain4j's own client
 * does ({@link ServerReply}). Keeps keys out of what it tells. Thread-safe.
 */
final class ServerClient implements HttpClient {

    private final java.net.http.HttpClient http;
    private final @Nullable Duration readTimeout;
    private final String query;
    private final Secrets secrets;

    private ServerClient(java.net.http.HttpClient http, @Nullable Duration readTimeout, String query, Secrets secrets) {
        this.http = http;
        this.readTimeout = readTimeout;
        this.query = query;
        this.secrets = secrets;
    }

    /**
     * Makes clients.
     *
     * @param query the query string of all requests, as it is sent; empty: none
     * @param plain whether requests are not encrypted
     * @param secrets what must not be told
     */
    static HttpClientBuilder builder(String query, boolean plain, Secrets secrets) {
        return new Builder(query, plain, secrets);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<String> response = response(request);
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(new ServerReply(
                                request.url(), response.statusCode(), response.headers(), response.body(), secrets)
                        .answer())
                .build();
    }

    /** What came back, whatever its status. */
    HttpResponse<String> response(HttpRequest request) {
        try {
            return sent(request);
        } catch (HttpTimeoutException e) {
            throw new TimeoutException("no answer in time from " + request.url(), e);
        } catch (IOException e) {
            // without the cause: langchain4j would look at nothing else, and forget the address
            String message = "cannot talk to " + request.url() + ": " + secrets.cutFrom(told(e));
            throw new UncheckedIOException(
                    message, e instanceof ConnectException ? new ConnectException(message) : new IOException(message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.url(), e);
        }
    }

    private static String told(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the name of its host is not known";
            }
        }
        if (failure instanceof ConnectException) {
            return "nothing answers there; is the server running, and is " + OpenAiModelProvider.BASE_URL + " right?";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** On the thread of the caller: of a call that is sent asynchronously, each step goes to a thread of its own. */
    private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(translated(request), readTimeout == null ? BodyHandlers.ofString() : inTime(readTimeout));
        } catch (IOException e) {
            throw e.getCause() instanceof HttpTimeoutException late ? late : e;
        }
    }

    /** The time limit of a request ends with the head of its answer; this one is for the whole answer. */
    private static HttpResponse.BodyHandler<String> inTime(Duration limit) {
        long start = System.nanoTime();
        return head -> new TimedBody(BodyHandlers.ofString().apply(head), limit.minusNanos(System.nanoTime() - start));
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    private java.net.http.HttpRequest translated(HttpRequest request) {
        URI uri = URI.create(query.isEmpty() ? request.url() : request.url() + "?" + query);
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(uri);
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            // else an upgrade to HTTP/2 is offered, with which some servers lose the body and others never answer
            builder.version(java.net.http.HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        if (readTimeout != null) {
            builder.timeout(readTimeout);
        }
        String body = request.body();
        return builder.method(
                        request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static final class Builder implements HttpClientBuilder {

        private final String query;
        private final boolean plain;
        private final Secrets secrets;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;

        Builder(String query, boolean plain, Secrets secrets) {
            this.query = query;
            this.plain = plain;
            this.secrets = secrets;
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
            if (plain) {
                // what little there is to do with an answer that is not encrypted takes less time than to hand it to
                // another thread
                http.executor(Runnable::run);
            }
            if (connectTimeout != null) {
                http.connectTimeout(connectTimeout);
            }
            return new ServerClient(http.build(), readTimeout, query, secrets);
        }
    }
}
