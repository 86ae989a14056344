package dev.attune.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTests {

    static Stream<Throwable> refusals() {
        return Stream.of(
                new InvalidRequestException("This model's maximum context length is 4096 tokens."),
                new ContentFilteredException("filtered"),
                new HttpException(400, "bad request"),
                new HttpException(413, "payload too large"),
                new HttpException(422, "unprocessable"),
                new InvalidRequestException(new HttpException(422, "Input should be a valid list")),
                new InternalServerException("the request exceeds the available context size (4096 tokens)"),
                new RuntimeException("the number of tokens is greater than the context length"),
                new IllegalStateException(new IllegalArgumentException("context_length_exceeded")),
                new RuntimeException("prompt is too long: 210000 tokens > 200000 maximum"),
                new HttpException(403, "blocked by Azure's content management policy"),
                new RateLimitException(
                        "Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 41000"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatAModelRefusesEachTimeIsARefusal(Throwable failure) {
        assertThat(RefusedRequests.isRefusal(failure)).isTrue();
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new RateLimitException("Too many tokens, please wait before trying again"),
                new InternalServerException("status 500: out of memory"),
                new TimeoutException("no answer within 60 s"),
                new TimeoutException("context window being filled, no answer within 60 s"),
                new UncheckedIOException(new IOException("Connection reset")),
                new AuthenticationException("status 401: wrong key"),
                new ModelNotFoundException("status 404"),
                new HttpException(503, "overloaded"),
                new InvalidRequestException(new HttpException(402, "payment required")),
                new InvalidRequestException(
                        new HttpException(400, "Your credit balance is too low to access the Anthropic API")),
                new HttpException(400, "API key expired. Please renew the API key."),
                new IllegalStateException("connection refused"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatMayPassOrConcernsEveryRequestIsNone(Throwable failure) {
        assertThat(RefusedRequests.isRefusal(failure)).isFalse();
    }
}
