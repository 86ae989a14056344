package dev.attune.runtime.text;

import java.util.BitSet;
import java.util.List;

/** Where a text quotes: in code fences that are closed, and in backticks or double quotes within a line. */
final class Quotes {

    private static final List<String> FENCES = List.of("```", "~~~");
    private static final String CURLED = "“”„";
    private static final String MARKS = "`\"" + CURLED;

    private final String text;
    private final BitSet quoted = new BitSet();

    private Quotes(String text) {
        this.text = text;
    }

    static Quotes of(String text) {
        Quotes quotes = new Quotes(text);
        int from = 0;
        int fence = -1;
        String mark = "";
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            if (fence >= 0) {
                if (isFence(text, from, mark)
                        && text.substring(from, to).strip().equals(mark)) {
                    quotes.quoted.set(fence, to);
                    fence = -1;
                }
            } else if (!opened(text, from).isEmpty()) {
                mark = opened(text, from);
                fence = from;
            } else {
                quotes.addLine(from, to);
            }
            from = to;
        }
        if (fence >= 0) {
            quotes.addLines(fence);
        }
        return quotes;
    }

    /** Whether a part of the text is quoted. */
    boolean hold(int from, int to) {
        if (quoted.get(from)) {
            return true;
        }
        return from > 0 && to < text.length() && text.charAt(from - 1) == '\'' && text.charAt(to) == '\'';
    }

    /** The fence that a line begins with and that comes again; empty if there is none. */
    private static String opened(String text, int from) {
        return FENCES.stream()
                .filter(mark -> isFence(text, from, mark) && text.lastIndexOf(mark) > from)
                .findFirst()
                .orElse("");
    }

    private static boolean isFence(String text, int from, String mark) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.startsWith(mark, at);
    }

    private void addLines(int start) {
        for (int from = start; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            addLine(from, to);
            from = to;
        }
    }

    /** A run of one mark opens, the next run of it closes; what is not closed within the line quotes nothing. */
    private void addLine(int from, int to) {
        for (int at = from; at < to; at++) {
            char mark = text.charAt(at);
            if (MARKS.indexOf(mark) < 0) {
                continue;
            }
            int inside = at;
            while (inside < to && text.charAt(inside) == mark) {
                inside++;
            }
            int close = CURLED.indexOf(mark) >= 0 ? curled(inside, to) : text.indexOf(mark, inside);
            if (close >= 0 && close < to) {
                quoted.set(at, close + 1);
                at = close;
                while (at + 1 < to && text.charAt(at + 1) == mark) {
                    at++;
                }
            } else {
                at = inside - 1;
            }
        }
    }

    private int curled(int from, int to) {
        for (int at = from; at < to; at++) {
            if (CURLED.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }
}
