package dev.attune.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server says is wrong, in whichever of the ways that OpenAI's protocol is spoken. Immutable.
 *
 * @param message in words; not empty
 * @param code its code, which may be a status of HTTP; empty: none
 * @param type its kind; empty: none
 */
record ErrorBody(String message, String code, String type) {

    /** That there is no money left does not pass, whatever the status. */
    private static final Pattern QUOTA = Pattern.compile(
            "insufficient_quota|exceeded_current_quota|insufficient_balance|insufficient_credit|billing_");

    private static final Pattern FILTER = Pattern.compile("content_filter|content_policy|moderation");

    /** The error that an answer holds, if it holds one. */
    static Optional<ErrorBody> in(JsonNode answer) {
        JsonNode root = answer.isArray() && !answer.isEmpty() ? answer.path(0) : answer;
        JsonNode error = root.path("error");
        if (error.isTextual() && !error.asText().isBlank()) {
            return Optional.of(new ErrorBody(error.asText(), text(root.path("code")), text(root.path("type"))));
        }
        if (error.isObject() && !error.isEmpty()) {
            return Optional.of(of(error));
        }
        if (error.asBoolean(false) || root.path("object").asText().equals("error")) {
            return Optional.of(of(root));
        }
        return Optional.empty();
    }

    /** What an answer that is known to be an error says, if it says it in JSON. */
    static Optional<ErrorBody> inError(@Nullable JsonNode answer) {
        if (answer == null) {
            return Optional.empty();
        }
        Optional<ErrorBody> known = in(answer);
        if (known.isPresent() || !answer.isContainerNode()) {
            return known;
        }
        for (String name : new String[] {"message", "detail", "errors"}) {
            if (answer.hasNonNull(name)) {
                return Optional.of(new ErrorBody(said(answer.path(name)), text(answer.path("code")), ""));
            }
        }
        return Optional.of(new ErrorBody(answer.toString(), "", ""));
    }

    private static ErrorBody of(JsonNode error) {
        JsonNode message = error.path("message");
        String said = message.isMissingNode() || message.isNull() ? error.toString() : said(message);
        // of a server that passes requests on: what the one behind it said
        String behind = said(error.path("metadata").path("raw"));
        return new ErrorBody(
                behind.isEmpty() || said.contains(behind) ? said : said + ": " + behind,
                text(error.path("code")),
                error.hasNonNull("type") ? text(error.path("type")) : text(error.path("status")));
    }

    private static String said(JsonNode node) {
        return node.isValueNode() || node.isMissingNode() ? text(node) : node.toString();
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }

    /** The status that such an error has, where its answer has that of a success. */
    int status() {
        if (code.matches("[45]\\d\\d")) {
            return Integer.parseInt(code);
        }
        String kind = kind();
        if (matches(kind, "rate_?limit|too_many|resource_exhausted")) {
            return 429;
        }
        if (matches(kind, "overload|unavailable|server_error|internal|timeout|bad_gateway")) {
            return 503;
        }
        return matches(kind, "invalid_request|context_length|bad_?request|unsupported|invalid_argument") ? 400 : 200;
    }

    boolean isQuota() {
        return QUOTA.matcher(kind()).find();
    }

    boolean isFilter() {
        return FILTER.matcher(kind()).find();
    }

    private String kind() {
        return (code + " " + type).toLowerCase(Locale.ROOT);
    }

    private static boolean matches(String kind, String pattern) {
        return Pattern.compile(pattern).matcher(kind).find();
    }

    /** The message, with the code where that says more. */
    String told() {
        String shown = code.isEmpty() ? type : code;
        return shown.isEmpty() || message.contains(shown) ? message : message + " (" + shown + ")";
    }
}
