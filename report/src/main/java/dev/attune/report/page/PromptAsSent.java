package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.SentPrompt.Message;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
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
            String text = message.text();
            String shown = start(text, most);
            parts.add(Parts.quiet(message.role()));
            parts.add(tag("div", "class", "panel text", "dir", "auto").text(shown));
            if (shown.length() < text.length()) {
                parts.add(Parts.quiet(Numbers.count(text.length() - shown.length(), "more character")
                        + " of this message in the JSON record."));
            }
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

    private static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
