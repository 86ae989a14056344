package dev.attune.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.runtime.OutOfQuotaException;
import dev.attune.runtime.ServerException;
import dev.langchain4j.exception.ContentFilteredException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a server: an answer in the form that langchain4j reads, or the exception that says what is wrong and what to do.
 *
 * @param url what was asked, without its query string
 * @param status the status
 * @param headers the headers
 * @param body the body
 * @param secrets what must not be told
 */
record ServerReply(String url, int status, HttpHeaders headers, String body, Secrets secrets) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Pattern VERSION = Pattern.compile("/(v\\d|openai|deployments)");
    private static final String OPERATION = "/chat/completions";

    /** The answer, where there is one; else what is wrong is thrown. */
    String answer() {
        if (status / 100 != 2) {
            throw refused(ErrorBody.inError(json()));
        }
        JsonNode root = json();
        if (root == null) {
            throw noJson();
        }
        Optional<ErrorBody> error =
                ErrorBody.in(root).or(() -> ErrorBody.in(root.path("choices").path(0)));
        if (error.isPresent()) {
            throw failed(error.get().status(), error);
        }
        if (!root.has("choices")) {
            throw exception(status, "there is no answer in \"" + line(body) + "\"" + addressHint());
        }
        if (root.path("choices").isEmpty()) {
            // a passing fault of servers that pass requests on: as if the server behind had failed
            throw exception(502, "there is no choice in the answer \"" + line(body) + "\"");
        }
        return AnswerForm.usual(root) ? root.toString() : body;
    }

    private RuntimeException noJson() {
        if (Page.is(headers, body)) {
            return exception(status, "a web page, and no answer: \"" + line(body) + "\"" + addressHint());
        }
        String half = body.isBlank()
                ? "an answer without content"
                : "an answer that is no whole JSON: \"" + line(body) + "\"";
        String message = told(half);
        return new UncheckedIOException(message, new IOException(message));
    }

    private RuntimeException refused(Optional<ErrorBody> error) {
        return failed(status, error);
    }

    private RuntimeException failed(int as, Optional<ErrorBody> error) {
        String said = error.map(ErrorBody::told).map(this::line).orElseGet(() -> line(body));
        if (as == 402 || error.filter(ErrorBody::isQuota).isPresent()) {
            return new OutOfQuotaException(told(said) + "; the account of the key has nothing left to spend");
        }
        if ((as == 400 || as == 403) && error.filter(ErrorBody::isFilter).isPresent()) {
            return new ContentFilteredException(told(said));
        }
        return switch (as) {
            case 401, 403 -> exception(as, said + keyHint());
            case 301, 302, 303, 307, 308 -> exception(as, "it has moved to " + location() + movedHint());
            // the method is right, so that the address is not
            case 404, 405 -> exception(404, said + addressHint());
            default -> exception(as, said + (as == 200 ? addressHint() : ""));
        };
    }

    private ServerException exception(int as, String what) {
        return new ServerException(as, told(what), retryAfter());
    }

    private String told(String what) {
        return secrets.cutFrom("status " + status + " from " + url + (what.isEmpty() ? "" : ": " + what));
    }

    private String line(String text) {
        return Page.line(headers, text);
    }

    private String keyHint() {
        return secrets.key() == null
                ? "; no key was sent, since the environment variable " + OpenAiModelProvider.API_KEY + " is not set"
                : "; the key that was sent is that of the environment variable " + OpenAiModelProvider.API_KEY;
    }

    private String addressHint() {
        String base = base(url);
        return VERSION.matcher(base).find()
                ? "; are " + OpenAiModelProvider.BASE_URL + " = " + base + " and the name of the model right?"
                : "; the address of most servers ends in /v1: is it " + OpenAiModelProvider.BASE_URL + " = " + base
                        + "/v1?";
    }

    private String movedHint() {
        String target = base(location());
        return target.isEmpty() || target.equals(base(url))
                ? addressHint()
                : "; set " + OpenAiModelProvider.BASE_URL + " to the new address, such as " + base(url) + "/v1 or "
                        + target;
    }

    /** Without its query string, which may hold what nobody is to see. */
    private String location() {
        return headers.firstValue("location").orElse("").replaceAll("[?#].*", "");
    }

    private static String base(String address) {
        String stripped = address.replaceAll("/+$", "");
        return stripped.endsWith(OPERATION) ? stripped.substring(0, stripped.length() - OPERATION.length()) : stripped;
    }

    private @Nullable JsonNode json() {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null || root.isMissingNode() ? null : root;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private @Nullable Duration retryAfter() {
        return headers.firstValue("retry-after")
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
}
