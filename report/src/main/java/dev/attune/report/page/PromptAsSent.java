package dev.attune.report.page;

import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.SentPrompt.Message;
import dev.attune.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/** The messages of a request, as a model gets them. */
final class PromptAsSent {

    /** Characters of a request, so that the page stays small with prompts of any length. */
    static final int MOST = 30_000;

    private PromptAsSent() {}

    static Element of(SentPrompt prompt) {
        List<Element> parts = new ArrayList<>();
        parts.add(Parts.quiet("The request of the winner for example " + prompt.example()
                + (prompt.note() == null ? "." : ". " + prompt.note())));
        parts.addAll(messages(prompt.winner()));
        if (prompt.winner().equals(prompt.unoptimized())) {
            parts.add(Parts.quiet("The unoptimized program sends the same."));
        } else if (!prompt.unoptimized().isEmpty()) {
            parts.add(Parts.details(
                    "As the unoptimized program sends it for the same example", messages(prompt.unoptimized())));
        }
        return Parts.details("The prompt of " + prompt.module() + " as it is sent", parts);
    }

    private static List<Element> messages(List<Message> messages) {
        int most = mostOfEach(messages);
        List<Element> parts = new ArrayList<>();
        for (Message message : messages) {
            parts.add(Parts.quiet(message.role()));
            parts.addAll(Parts.start(message.text(), most));
        }
        return parts;
    }

    /** Short messages are whole, and long ones share what is left. */
    private static int mostOfEach(List<Message> messages) {
        int left = MOST;
        int[] lengths = messages.stream()
                .mapToInt(message -> message.text().length())
                .sorted()
                .toArray();
        for (int i = 0; i < lengths.length; i++) {
            int share = left / (lengths.length - i);
            if (lengths[i] > share) {
                return share;
            }
            left -= lengths[i];
        }
        return Integer.MAX_VALUE;
    }
}
