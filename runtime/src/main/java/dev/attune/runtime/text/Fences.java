package dev.attune.runtime.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The code fences that models put around answers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Fences {

    private static final String TICKS = "```";
    private static final String TILDES = "~~~";
    private static final Pattern TILDES_LINE = Pattern.compile("^~~~(?!~)", Pattern.MULTILINE);

    private Fences() {}

    /** What is inside, if the whole text is one fenced block; else the text. */
    public static String unwrap(String text) {
        String bare = text.strip();
        String fence = bare.startsWith(TILDES) ? TILDES : TICKS;
        int open = bare.indexOf('\n');
        int close = bare.length() - fence.length();
        if (open < 0 || open > close || !bare.startsWith(fence) || !bare.endsWith(fence)) {
            return text;
        }
        boolean language = bare.substring(fence.length(), open).strip().chars().allMatch(Fences::isLanguage);
        String inside = bare.substring(open + 1, close);
        return !language || inside.contains(fence) ? text : inside;
    }

    /** The same, also where a line to the reader introduces the block, and another one follows it. */
    public static String unwrapIntroduced(String text) throws UnreadableException {
        String fence = first(text);
        int open = text.indexOf(fence);
        int close = text.lastIndexOf(fence);
        if (open >= 0 && close == open && text.substring(0, open).isBlank() && text.indexOf('\n', open) > 0) {
            throw new UnreadableException("it is a block of code that is broken off");
        }
        if (open < 0 || close == open) {
            return text;
        }
        String before = text.substring(0, open).strip();
        String after = text.substring(close + fence.length()).strip();
        boolean introduced = before.isEmpty() || Chat.isOpening(before);
        if (!introduced || !(after.isEmpty() || Chat.isClosing(after))) {
            return text;
        }
        String block = text.substring(open, close + fence.length());
        String inside = unwrap(block);
        return inside.equals(block) ? text : inside;
    }

    /** The fence that comes first; tildes within a line are none. */
    private static String first(String text) {
        Matcher tildes = TILDES_LINE.matcher(text);
        int ticks = text.indexOf(TICKS);
        return tildes.find() && (ticks < 0 || tildes.start() < ticks) && text.indexOf(TILDES) == tildes.start()
                ? TILDES
                : TICKS;
    }

    private static boolean isLanguage(int character) {
        return Character.isLetterOrDigit(character) || "+#-_".indexOf(character) >= 0;
    }
}
