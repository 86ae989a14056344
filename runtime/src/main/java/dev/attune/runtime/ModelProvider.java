package dev.attune.runtime;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Opens the models of one scheme, such as {@code local} in {@code attune.model=local:smollm2-135m}. Implementations are found by
 * {@link java.util.ServiceLoader}.
 *
 * <p>The exceptions of a model decide what a run does next. Those of langchain4j say whether a retry can help, {@link ServerException} says
 * how long to wait first, and {@link OutOfQuotaException} says that no retry will help.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ModelProvider {

    /** Returns the scheme: the part before the colon, in lower case. */
    String scheme();

    /**
     * Opens a model.
     *
     * @param name the part after the colon
     * @param options the settings given for the model, such as {@code base-url} or {@code max-output-tokens}, and those of
     *     {@link #options()}, by the last part of their keys; settings that are not given are absent
     * @return the model, thread-safe; if it is {@link AutoCloseable}, it is closed after the tests have ended
     * @throws IllegalArgumentException if there is no such model or an option is missing or wrong; the message says what to do
     */
    ChatModel open(String name, ModelOptions options);

    /**
     * Returns whether models of this scheme are served at {@code base-url}. A model that is served can be at several addresses: it is
     * opened once for each, with that address as {@code base-url}, and each call goes to one of them.
     *
     * @return {@code false} by default
     */
    default boolean isServed() {
        return false;
    }

    /**
     * Asks the server whether it serves a model, without an answer of the model. Called before the first call if there are several
     * servers.
     *
     * @param name the part after the colon
     * @param options as for {@link #open}
     * @return what is wrong with the server, without credentials; empty if nothing is, or nothing can be told
     */
    default Optional<String> complaint(String name, ModelOptions options) {
        return Optional.empty();
    }

    /**
     * Returns the names of settings that models of this scheme have besides the common ones: {@code voice} is the key
     * {@code attune.model.SCHEME.voice}.
     *
     * @return names of lower-case letters, digits and hyphens; none by default
     */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Returns what a model of this scheme is asked with if the settings do not say, so that an artifact can tell.
     *
     * @return such as {@code temperature} and {@code max-output-tokens}; empty by default, where that is left to the server
     */
    default Map<String, String> defaults() {
        return Map.of();
    }

    /**
     * Returns how many calls of the model are worth making at once if the settings do not say.
     *
     * @return at least 1
     */
    default int defaultConcurrency() {
        return 8;
    }

    /**
     * Returns the token limit of an answer with which a model of this scheme proposes instructions, including its thoughts, if
     * the settings do not say. Small models that seldom stop by themselves are best kept short.
     *
     * @return at least 1; empty by default, which leaves it to the run
     */
    default OptionalInt defaultProposerTokens() {
        return OptionalInt.empty();
    }
}
