package dev.attune.openai;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says, as one line of a message; of a web page, its title or the beginning of its text. */
final class Page {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_PAGE = 200;

    /** Of a body: what a person reads comes early, and expressions take their time. */
    private static final int READ = 20_000;

    private static final Pattern MARKUP = Pattern.compile("(?is)^\\s*<(!doctype|html|head|body|\\?xml)");
    private static final Pattern TITLE = Pattern.compile("(?is)<(title|h1)\\b[^>]*>([^<]+)<");
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>");

    private Page() {}

    static boolean is(HttpHeaders headers, String body) {
        return MARKUP.matcher(body).find()
                || headers.firstValue("content-type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .isPresent();
    }

    static String line(HttpHeaders headers, String text) {
        String read = text.length() <= READ ? text : text.substring(0, READ);
        return MARKUP.matcher(read).find() || (is(headers, read) && read.contains("<"))
                ? cut(page(read), LONGEST_PAGE)
                : cut(read, LONGEST_LINE);
    }

    private static String page(String html) {
        Matcher title = TITLE.matcher(html);
        return title.find() && !title.group(2).isBlank()
                ? title.group(2)
                : UNSEEN.matcher(html).replaceAll(" ");
    }

    private static String cut(String text, int longest) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
