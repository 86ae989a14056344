package dev.attune.runtime;

/** The code fences that models put around answers. */
final class Fences {

    private static final String FENCE = "```";

    private Fences() {}

    /** What is inside, if the whole text is one fenced block; else the text. */
    static String unwrap(String text) {
        String bare = text.strip();
        int open = bare.indexOf('\n');
        int close = bare.length() - FENCE.length();
        if (open < 0 || open > close || !bare.startsWith(FENCE) || !bare.endsWith(FENCE)) {
            return text;
        }
        boolean language = bare.substring(FENCE.length(), open).strip().chars().allMatch(Fences::isLanguage);
        String inside = bare.substring(open + 1, close);
        return !language || inside.contains(FENCE) ? text : inside;
    }

    /** The same, also where a line to the reader introduces the block, and another one follows it. */
    static String unwrapIntroduced(String text) throws UnreadableException {
        int open = text.indexOf(FENCE);
        int close = text.lastIndexOf(FENCE);
        if (open >= 0 && close == open && text.substring(0, open).isBlank() && text.indexOf('\n', open) > 0) {
            throw new UnreadableException("it is a block of code that is broken off");
        }
        if (open < 0 || close == open) {
            return text;
        }
        String before = text.substring(0, open).strip();
        String after = text.substring(close + FENCE.length()).strip();
        boolean introduced = before.isEmpty() || Chat.isOpening(before);
        if (!introduced || !(after.isEmpty() || Chat.isClosing(after))) {
            return text;
        }
        String block = text.substring(open, close + FENCE.length());
        String inside = unwrap(block);
        return inside.equals(block) ? text : inside;
    }

    private static boolean isLanguage(int character) {
        return Character.isLetterOrDigit(character) || "+#-_".indexOf(character) >= 0;
    }
}
