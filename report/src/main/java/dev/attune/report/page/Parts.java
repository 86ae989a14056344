package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.statistics.Interval;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the sections of the page are made of. */
final class Parts {

    private static final Pattern NUMBER = Pattern.compile("[+−]?[\\d,.]+( %| ms| s)?");

    /** A command on a line of its own needs nothing between it and what follows. */
    private static final Pattern AFTER_COMMAND = Pattern.compile("^[;,]? ");

    private Parts() {}

    static Element section(String title, List<Element> content) {
        return tag("section").add(tag("h3").text(title)).add(content);
    }

    /** A sentence that nobody should overlook. */
    static Element line(String color, String strong, String text) {
        return tag("div", "class", "line " + color)
                .add(tag("strong").text(strong))
                .text(text.isEmpty() ? "" : " " + text);
    }

    static Element quiet(String text) {
        return tag("p", "class", "quiet").text(text);
    }

    static Element details(String summary, List<Element> content) {
        return tag("details").add(tag("summary").text(summary)).add(content);
    }

    /** A table of texts whose first column names the rows. */
    static Element table(String label, List<String> header, List<List<String>> rows) {
        return grid(label, header, rows.stream().map(Parts::row).toList(), numeric(header.size(), rows));
    }

    /** The columns of nothing but numbers: their headings stand above them, at the right. */
    private static Set<Integer> numeric(int columns, List<List<String>> rows) {
        return IntStream.range(1, columns)
                .filter(column -> rows.stream()
                                .map(row -> row.get(column))
                                .allMatch(value ->
                                        value.isEmpty() || NUMBER.matcher(value).matches())
                        && rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Element row(List<String> values) {
        Element row = tag("tr");
        values.forEach(value -> row.add(
                row.isEmpty()
                        ? tag("th", "scope", "row").text(value)
                        : NUMBER.matcher(value).matches()
                                ? tag("td", "class", "number").text(value)
                                : tag("td").text(value)));
        return row;
    }

    /**
     * A table that scrolls by itself where it is too wide.
     *
     * @param numeric the columns of numbers, counted from 0
     */
    static Element grid(String label, List<String> header, List<Element> rows, Set<Integer> numeric) {
        Element head = tag("tr");
        for (int column = 0; column < header.size(); column++) {
            Element name = tag("th", "scope", "col");
            head.add((numeric.contains(column) ? name.set("class", "number") : name).text(header.get(column)));
        }
        return tag("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label)
                .add(tag("table", "class", "grid")
                        .add(tag("thead").add(head), tag("tbody").add(rows)));
    }

    /** Words with commands between backticks, each of which gets a line of its own, so that nothing breaks what is to be copied. */
    static Element steps(String strong, String words) {
        Element line = tag("div", "class", "line blue").add(tag("strong").text(strong));
        String[] pieces = words.split("`", -1);
        if (pieces.length % 2 == 0) {
            return line.text(" " + words);
        }
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1) {
                line.add(tag("code", "class", "command").text(pieces[i]));
            } else if (!pieces[i].isEmpty()) {
                line.text(
                        i == 0
                                ? " " + pieces[i]
                                : AFTER_COMMAND.matcher(pieces[i]).replaceFirst(""));
            }
        }
        return line;
    }

    /** A text, or what it begins with and how much more there is. */
    static List<Element> start(String text, int most) {
        if (text.length() <= most) {
            return List.of(panel(text));
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return List.of(
                panel(text.substring(0, end)),
                quiet(Numbers.count(text.length() - end, "more character") + " in the JSON record."));
    }

    private static Element panel(String text) {
        return tag("div", "class", "panel text", "dir", "auto").text(text);
    }

    /** A name of the source. */
    static Element code(String name) {
        return tag("code").text(name);
    }

    /** What a column of intervals is called: with their confidence, if it is the same of all. */
    static String heading(List<Interval> intervals) {
        return oneConfidence(intervals) ? Numbers.percent(intervals.get(0).confidence()) + " interval" : "interval";
    }

    /** A signed interval in such a column. */
    static String cell(Interval interval, List<Interval> intervals) {
        return oneConfidence(intervals) ? Numbers.changeRange(interval) : signed(interval);
    }

    private static boolean oneConfidence(List<Interval> intervals) {
        return intervals.stream().map(Interval::confidence).distinct().count() == 1;
    }

    static String signed(Interval interval) {
        return Numbers.changes(interval);
    }
}
