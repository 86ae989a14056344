package dev.attune.runtime.answer;

import dev.attune.runtime.UnreadableAnswerException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Random texts for the fuzz tests. */
final class AnswerFuzz {

    private static final List<String> PIECES = List.of(
            "Intent",
            "Score",
            "Reasons",
            "Answer",
            "Reasoning",
            "Text",
            "Passage",
            "Paid",
            "Price",
            "Intents",
            ":",
            ": ",
            "：",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            "    ",
            " ",
            "**",
            "__",
            "*",
            "_",
            "`",
            "```",
            "```json\n",
            "# ",
            "## ",
            "[[ ## ",
            " ## ]]",
            "[1] ",
            "[2] ",
            "- ",
            "1. ",
            "1) ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            ",",
            "\\",
            "<",
            ">",
            "<think>",
            "</think>",
            "null",
            "true",
            "no",
            "yes or no",
            "cancel",
            "BOOK_HOTEL",
            "book flight",
            "1",
            "-2.5",
            "1e9",
            "1,000",
            "1e999999999",
            "99999999999999999999",
            "NaN",
            "none",
            "(none)",
            "\u0000",
            "\u2028",
            "é",
            "日本",
            "🐋",
            "\ud83d",
            "{\"intent\": \"cancel\", \"score\": 1, \"reasons\": []}",
            "{'title': 'a', 'year': 1}");

    private AnswerFuzz() {}

    /** Calls a module, which may refuse the answer in the one documented way. */
    static void readOrRefuse(Consumer<String> module, String answer) {
        try {
            module.accept(answer);
        } catch (UnreadableAnswerException expected) {
            // the one documented way to refuse an answer
        }
    }

    static String randomText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Any characters at all, half of them from the marks that answers are read by. */
    static String randomCharacters(SplittableRandom random) {
        String marks = "{}[]\"':,.-+*_`#<>\\ \t\r\n0123456789eE";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            text.append(
                    random.nextBoolean()
                            ? marks.charAt(random.nextInt(marks.length()))
                            : (char) random.nextInt(Character.MAX_VALUE + 1));
        }
        return text.toString();
    }

    /** JSON that is nested at random, closed at random, and at times deeper than any reader should go. */
    static String nestedJson(SplittableRandom random) {
        List<String> opens = List.of("{\"intent\":", "{\"reasons\":[", "[", "{'passage':", "{\"a\":", "[1] {");
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "Passages: ");
        int depth = random.nextInt(random.nextInt(20) == 0 ? 3_000 : 8);
        for (int i = 0; i < depth; i++) {
            text.append(opens.get(random.nextInt(opens.size())));
        }
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        for (int i = random.nextInt(depth + 2); i > 0; i--) {
            text.append(random.nextBoolean() ? "}" : "]");
        }
        return text.toString();
    }

    /** Deletes, doubles and inserts a few pieces. */
    static String mutate(String answer, SplittableRandom random) {
        StringBuilder text = new StringBuilder(answer);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(8));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                default -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
