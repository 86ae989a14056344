package dev.attune.runtime.text;

import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** What models say to their reader around an answer. Only what is plainly no part of it is known here. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Chat {

    private static final Pattern OPENING = Pattern.compile(
            "(?i)^[*_]*(?:sure|certainly|of course|absolutely|gladly|okay|ok|great|alright|no problem|here(?:['’]s| is| are| you)|"
                    + "below (?:is|are)|the following|this is|these are|i['’ ](?:ve|have|will|ll)|the \\S{1,40} (?:is|are)(?![\\p{L}\\p{N}_])).{0,200}:[*_]*$");
    private static final Pattern CLOSING = Pattern.compile(
            "(?i)^[*_]*(?:please )?(?:let me know|i hope|hope (?:this|that|it)|feel free|would you like|do you (?:want|need)|"
                    + "is there anything|if you(?:['’]d| need| want| have| would)|happy to|anything else|don['’]t hesitate|"
                    + "i can also|want me to|shall i|should i|good luck|enjoy|thanks? (?:you )?for)(?![\\p{L}\\p{N}_])");
    private static final Pattern RULE = Pattern.compile("-{3,}|\\*{3,}|_{3,}");
    private static final int MOST_LINES = 5;

    private Chat() {}

    public static boolean isOpening(String line) {
        return OPENING.matcher(line.strip()).matches();
    }

    public static boolean isClosing(String text) {
        return CLOSING.matcher(text.strip()).find();
    }

    public static boolean isRule(String line) {
        return RULE.matcher(line.strip()).matches();
    }

    /** A text without a last paragraph to its reader, where a line sets that off, and without that line. */
    public static String withoutClosing(String text) {
        List<String> lines = text.lines().toList();
        int last = lines.size() - 1;
        int rule = last;
        while (rule > 0 && rule > last - MOST_LINES && !isRule(lines.get(rule))) {
            rule--;
        }
        if (rule <= 0 || !isRule(lines.get(rule)) || !lines.get(rule - 1).isBlank()) {
            return text;
        }
        String after = String.join("\n", lines.subList(rule + 1, lines.size()));
        boolean only = lines.stream().filter(Chat::isRule).count() == 1;
        boolean closing = after.isBlank() ? only : isClosing(after);
        return closing ? String.join("\n", lines.subList(0, rule)) : text;
    }
}
