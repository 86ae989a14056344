package dev.attune.engine.event;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One request of a module as its model got it: the first one that the winner sent for an example, before any repair. Immutable.
 *
 * @param module the name of the module
 * @param example the id of the example: the first of those measured on which the model answered the module
 * @param unoptimized the messages of the unoptimized program for the same example, whose inputs differ where another module has written them;
 *     empty if its model did not answer there
 * @param winner the messages of the winner
 * @param note what the messages leave out, as a sentence; null if they are the whole request
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SentPrompt(
        String module,
        String example,
        List<Message> unoptimized,
        List<Message> winner,
        @Nullable String note) {

    /** Copies the lists. */
    public SentPrompt {
        unoptimized = List.copyOf(unoptimized);
        winner = List.copyOf(winner);
    }

    /**
     * A message.
     *
     * @param role who says it: {@code system}, {@code user}, or {@code assistant}
     * @param text what it says
     */
    public record Message(String role, String text) {}
}
