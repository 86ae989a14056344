package dev.attune.engine.propose.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds an instruction in an answer: a fence, tags or quotes, which the text begins with, and what comes after them. */
final class Wrapping {

    private static final String FENCE = "```";
    private static final Set<String> PLAIN =
            Set.of("", "text", "txt", "plain", "plaintext", "markdown", "md", "prompt", "instruction", "instructions");
    private static final List<String> TAGS = List.of(
            "instruction",
            "instructions",
            "new_instruction",
            "revised_instruction",
            "improved_instruction",
            "prompt",
            "new_prompt",
            "revised_prompt",
            "improved_prompt");
    private static final String OPENING = "\"“«„'`";
    private static final String CLOSING = "\"”»“'`";
    private static final Pattern LIST_MARK = Pattern.compile("(?:[-*•]|\\d{1,2}[.)])[ \\t]+(?=[\"“«„])");
    private static final Pattern NAMED_AFTERWARDS = MetaWords.pattern(
            "(?:is|was|would be|could be) .{0,60}\\b(?:" + MetaWords.INSTRUCTION + "|" + MetaWords.VERSION + ")\\b.*");

    private Wrapping() {}

    /**
     * A text in its wrapping.
     *
     * @param inside the text
     * @param rest what follows
     */
    record Wrapped(String inside, String rest) {}

    /**
     * A fenced block.
     *
     * @param from the index at which it begins
     * @param language what it says it holds
     * @param inside what it holds
     * @param to the index after it
     */
    record Block(int from, String language, String inside, int to) {

        boolean isText() {
            return PLAIN.contains(language.toLowerCase(Locale.ROOT));
        }
    }

    /** The fenced blocks of a text in order; null if one does not end. */
    static @Nullable List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        int from = fence(text, 0);
        while (from >= 0) {
            int open = from + FENCE.length();
            int newline = text.indexOf('\n', open);
            int close = newline < 0 ? -1 : fence(text, newline + 1);
            if (close < 0 && newline >= 0 && text.stripTrailing().endsWith(FENCE)) {
                close = text.stripTrailing().length() - FENCE.length();
                close = close > newline ? close : -1;
            }
            if (close < 0) {
                return null;
            }
            int end = close + FENCE.length();
            blocks.add(new Block(
                    from,
                    text.substring(open, newline).strip(),
                    text.substring(newline + 1, close).strip(),
                    end));
            from = fence(text, end);
        }
        return blocks;
    }

    /** The next fence at the beginning of a line. */
    private static int fence(String text, int from) {
        int at = text.indexOf(FENCE, from);
        while (at >= 0) {
            int line = text.lastIndexOf('\n', at - 1) + 1;
            if (text.substring(Math.max(line, from), at).isBlank()) {
                return at;
            }
            at = text.indexOf(FENCE, at + FENCE.length());
        }
        return -1;
    }

    /** What is inside tags that the text begins with; null if there are none. */
    static @Nullable Wrapped tagged(String text) {
        for (String tag : TAGS) {
            String open = "<" + tag + ">";
            if (text.regionMatches(true, 0, open, 0, open.length())) {
                String close = "</" + tag + ">";
                int end = text.toLowerCase(Locale.ROOT).indexOf(close, open.length());
                return end < 0
                        ? null
                        : new Wrapped(
                                text.substring(open.length(), end).strip(),
                                text.substring(end + close.length()).strip());
            }
        }
        return null;
    }

    /**
     * What is inside quotes, marks of bold or lines of a quotation that the text begins with and that close at the end of a line or of
     * the text, or in the only item of a list; null if there are none. Quotes around words at the beginning are part of the text, and so are those inside.
     */
    static @Nullable Wrapped quoted(String text) {
        if (text.length() < 2) {
            return null;
        }
        if (text.startsWith("**")) {
            return bold(text);
        }
        if (text.startsWith(">")) {
            return indented(text);
        }
        Matcher mark = LIST_MARK.matcher(text);
        if (mark.lookingAt()) {
            Wrapped only = quoted(text.substring(mark.end()));
            return only == null || !only.rest().isEmpty() ? null : only;
        }
        int kind = OPENING.indexOf(text.charAt(0));
        if (kind < 0) {
            return null;
        }
        int end = close(text, text.charAt(0), CLOSING.charAt(kind));
        return end < 0 || !endsLine(text, end + 1) ? null : wrapped(text, 1, end, end + 1);
    }

    /** Whether a whole sentence in quotes comes first and another one, or a remark, follows: on its line, or as the next item of a list. */
    static boolean beginsWithQuotedSentence(String text) {
        Matcher mark = LIST_MARK.matcher(text);
        if (mark.lookingAt()) {
            Wrapped first = quoted(text.substring(mark.end()));
            return first != null && !first.rest().isEmpty();
        }
        int kind = text.isEmpty() ? -1 : OPENING.indexOf(text.charAt(0));
        int end = kind < 0 ? -1 : close(text, text.charAt(0), CLOSING.charAt(kind));
        if (end < 2 || endsLine(text, end + 1) || ".!?".indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        String rest = text.substring(end + 1).strip();
        boolean another = "-–—(".indexOf(rest.charAt(0)) >= 0
                || Character.isUpperCase(rest.charAt(0))
                || NAMED_AFTERWARDS.matcher(rest).matches();
        return another && text.substring(0, end).indexOf(' ') > 0;
    }

    /** Bold words on a line of their own are a title, unless nothing but an afterword follows. */
    private static @Nullable Wrapped bold(String text) {
        int end = text.indexOf("**", 2);
        if (end < 0 || !endsLine(text, end + 2)) {
            return null;
        }
        Wrapped wrapped = wrapped(text, 2, end, end + 2);
        return Afterword.is(wrapped.rest()) ? wrapped : null;
    }

    private static Wrapped indented(String text) {
        StringBuilder inside = new StringBuilder();
        int from = 0;
        while (from < text.length() && text.charAt(from) == '>') {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            inside.append(text.substring(from + 1, end).strip()).append('\n');
            from = Math.min(text.length(), end + 1);
        }
        return new Wrapped(inside.toString().strip(), text.substring(from).strip());
    }

    private static Wrapped wrapped(String text, int from, int to, int end) {
        return new Wrapped(text.substring(from, to).strip(), text.substring(end).strip());
    }

    private static boolean endsLine(String text, int at) {
        int next = at;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
            next++;
        }
        return next == text.length() || text.charAt(next) == '\n';
    }

    /** Where the quotes that the text begins with close: quotes inside open after a space and close after a word. */
    private static int close(String text, char open, char close) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i > 0 && text.charAt(i - 1) == '\\') {
                continue;
            }
            boolean opens = c == open && (open != close || (opensWord(text, i)));
            if (opens) {
                depth++;
            } else if (c == close && (open != close || closesWord(text, i))) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean opensWord(String text, int at) {
        boolean before =
                at == 0 || Character.isWhitespace(text.charAt(at - 1)) || "([{".indexOf(text.charAt(at - 1)) >= 0;
        return before && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
    }

    private static boolean closesWord(String text, int at) {
        return at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
