package dev.attune.runtime.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * How a request is laid out: the same instruction, demos and inputs in other places, or the same answers in another notation. Small models
 * may answer one layout well and another hardly at all.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum PromptLayout {

    /** The instruction and the form of the answer in the system message, each demo as a turn of user and assistant. The default. */
    TURNS("demos as turns, the instruction first, answers in labeled lines"),

    /** The demos in the user's message, before the inputs. Without demos it is the default. */
    ONE_MESSAGE("demos inside one message instead of turns"),

    /** No system message: the instruction and the form of the answer follow the inputs, in the last message. */
    INSTRUCTION_LAST("the instruction after the inputs instead of before the demos"),

    /** As {@link #TURNS}, but answers are JSON objects. */
    JSON("answers as JSON instead of labeled lines");

    private final String words;

    PromptLayout(String words) {
        this.words = words;
    }

    /** Returns whether it is the default. */
    public boolean isDefault() {
        return this == TURNS;
    }

    /** Says it in words, such as {@code demos inside one message instead of turns}. */
    public String inWords() {
        return words;
    }

    /** Returns what artifacts hold: nothing for the default. */
    @JsonValue
    String text() {
        return isDefault() ? "" : name();
    }

    /**
     * Returns the layout of an artifact that names one.
     *
     * @throws IllegalArgumentException if there is none of that name, or if it is the default, which artifacts do not name
     */
    @JsonCreator
    static PromptLayout of(String name) {
        return Arrays.stream(values())
                .filter(layout -> !layout.isDefault() && layout.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + name + "\" is no layout of a prompt; this version"
                                + " knows "
                                + Arrays.stream(values())
                                        .filter(layout -> !layout.isDefault())
                                        .toList()
                                + ", and of the default one nothing is said"));
    }
}
