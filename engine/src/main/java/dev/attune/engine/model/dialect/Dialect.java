package dev.attune.engine.model.dialect;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * How a model must be asked otherwise than most, as its server says when it refuses a request. Immutable.
 *
 * @param completionCap whether its answers are limited by {@code max_completion_tokens}, and {@code max_tokens} is refused
 * @param fixedTemperature whether it refuses a temperature
 * @param noSystemRole whether it refuses system messages
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Dialect(boolean completionCap, boolean fixedTemperature, boolean noSystemRole) {

    static final Dialect USUAL = new Dialect(false, false, false);

    private static final String REFUSED =
            "(unsupported|not support|not enabled|n't support|only the default|only 1(\\.0)? is"
                    + "|may only be|can only be|cannot be set|deprecated|not allowed|not permitted|not available|unrecogni[sz]ed|unknown)";

    private static final Pattern CAP =
            Pattern.compile("(?is)max_?tokens.*(instead|same time|both|not support|not compatible)"
                    + "|(unsupported|not support|same time|both).*max_?tokens");
    private static final Pattern COMPLETION_CAP = Pattern.compile("(?i)max_?completion_?tokens");
    private static final Pattern TEMPERATURE = near("temperature", 120);
    private static final Pattern SYSTEM_ROLE = Pattern.compile(
            near("(system|developer)\\W{0,3}(role|message|instruction|prompt)", 80) + "|"
                    + near("role\\W.{0,60}(system|developer)", 80)
                    + "|only user and assistant roles|roles must alternate",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Both orders, with so many characters between them at most. */
    private static Pattern near(String what, int distance) {
        String between = ".{0," + distance + "}";
        return Pattern.compile(
                "(" + what + between + REFUSED + "|" + REFUSED + between + what + ")",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    Dialect and(Dialect other) {
        return new Dialect(
                completionCap || other.completionCap,
                fixedTemperature || other.fixedTemperature,
                noSystemRole || other.noSystemRole);
    }

    /**
     * Learns from a failure, as far as it is a refusal of something that the request has.
     *
     * @param capped whether the answer was to be limited
     * @param tempered whether a temperature was asked for
     */
    Dialect learnedFrom(Throwable failure, ChatRequest request, boolean capped, boolean tempered) {
        String said = refusal(failure);
        if (said.isEmpty()) {
            return this;
        }
        boolean system = request.messages().stream().anyMatch(SystemMessage.class::isInstance);
        return and(new Dialect(
                capped
                        && COMPLETION_CAP.matcher(said).find()
                        && CAP.matcher(said).find(),
                tempered && TEMPERATURE.matcher(said).find(),
                system && SYSTEM_ROLE.matcher(said).find()));
    }

    /** What a server said that understood a request and refused it; empty if it failed otherwise. */
    private static String refusal(Throwable failure) {
        StringBuilder said = new StringBuilder();
        boolean ofModel = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitException
                    || cause instanceof TimeoutException
                    || cause instanceof AuthenticationException
                    || cause instanceof ModelNotFoundException) {
                return "";
            }
            ofModel |= cause instanceof LangChain4jException;
            said.append(cause.getMessage()).append('\n');
        }
        return ofModel ? said.toString() : "";
    }

    /** What a reader of the report must know. */
    public List<String> notes(String model) {
        List<String> notes = new ArrayList<>();
        if (fixedTemperature) {
            notes.add(model
                    + " refuses a temperature: it is asked without the one that is set, at its own, and answers to the same"
                    + " request can differ.");
        }
        if (noSystemRole) {
            notes.add(
                    model + " refuses the system role: instructions stand at the beginning of the first user message.");
        }
        return notes;
    }
}
