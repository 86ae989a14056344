package dev.attune.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.langchain4j.exception.RateLimitException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThrownTests {

    static Stream<Throwable> outages() {
        return Stream.of(
                new UncheckedIOException(new ConnectException("Connection refused")),
                new RuntimeException("search failed", new SocketException("Connection reset")),
                new UncheckedIOException(new SocketTimeoutException("Read timed out")),
                new UncheckedIOException(new HttpTimeoutException("request timed out")),
                new UncheckedIOException(new IOException("HTTP/1.1 header parser received no bytes")),
                new RuntimeException(new TimeoutException()),
                new RuntimeException(new SQLTransientConnectionException("no connection left in the pool")),
                new RateLimitException("429"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aServerOfTheProgramThatIsAwayIsAnOutage(Throwable thrown) {
        assertThat(new Thrown(thrown).isOutage()).isTrue();
    }

    static Stream<Throwable> badAnswers() {
        return Stream.of(
                new NumberFormatException("For input string: \"I am not sure\""),
                new IllegalStateException("No match found"),
                new NoSuchElementException("No value present"),
                new UncheckedIOException(new JsonParseException(null, "Unexpected character")),
                new RuntimeException(new JsonMappingException(null, "no such field")),
                new UncheckedIOException(new NoSuchFileException("I am not sure")),
                new UncheckedIOException(new FileNotFoundException("I am not sure")),
                new UncheckedIOException(new MalformedURLException("no protocol: I am not sure")),
                new UncheckedIOException(new MalformedInputException(1)),
                new UncheckedIOException(new EOFException()),
                new RuntimeException(new SQLSyntaxErrorException("near \"I\": syntax error")));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void whatAnAnswerCanCauseIsNone(Throwable thrown) {
        assertThat(new Thrown(thrown).isOutage()).isFalse();
    }

    @Test
    void theFirstFramesAreThoseOfTheUsersCode() {
        String text = new Thrown(thrownBy(() -> Integer.parseInt("none"))).describe("");
        assertThat(text)
                .startsWith("java.lang.NumberFormatException: For input string: \"none\"\n    at "
                        + ThrownTests.class.getName() + ".")
                .doesNotContain("at java.");
        assertThat(text.lines().count()).isLessThanOrEqualTo(4);
    }

    @Test
    void theCauseOfAnExceptionThatSaysNothingOfItIsNamed() {
        assertThat(new Thrown(new IllegalStateException("cannot read", new NumberFormatException("x"))).describe(""))
                .startsWith(
                        "java.lang.IllegalStateException: cannot read, caused by java.lang.NumberFormatException: x");
    }

    @Test
    void anExceptionThatIsItsOwnCauseIsDescribedOnce() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(new Thrown(first).describe("")).startsWith("java.lang.Exception: first");
    }

    private static Throwable thrownBy(Runnable code) {
        try {
            code.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
