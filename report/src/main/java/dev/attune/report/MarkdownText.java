package dev.attune.report;

import dev.attune.report.html.SafeText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of models and users in Markdown, as text: nothing in it becomes a link, a tag or a table. */
final class MarkdownText {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~:@-]");
    private static final Pattern TICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** A text in one line. */
    static String line(String text) {
        String plain = SafeText.visible(text).replaceAll("\\s+", " ").strip();
        String tags = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String marked = SPECIAL.matcher(tags).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
        // an address would become a link without any mark
        return marked.replace("www.", "www\\.");
    }

    /** A text of several lines. */
    static String block(String text) {
        String shown = SafeText.visible(text);
        int longest = TICKS.matcher(shown)
                .results()
                .mapToInt(found -> found.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "\n" + shown + "\n" + fence + "\n";
    }

    /** A table of lines that are Markdown already. */
    static String table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(header));
        table.append("|").append(" --- |".repeat(header.size())).append('\n');
        rows.forEach(cells -> table.append(row(cells)));
        return table.append('\n').toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
