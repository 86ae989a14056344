package dev.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as CSV (RFC 4180). Spreadsheets run a cell as a formula when it starts with {@code =}, {@code +}, {@code -}, {@code @}, a
 * tab or a line break; a text that does so gets an apostrophe in front, the mark of spreadsheets for plain text. The exact text is in
 * the JSON attachment. Numbers that Attune computed are written as they are.
 */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final StringBuilder lines = new StringBuilder();
    private final List<String> row = new ArrayList<>();

    /** A table with this first row. */
    static Csv withHeader(List<String> names) {
        Csv csv = new Csv();
        names.forEach(csv::text);
        return csv.endRow();
    }

    /** Adds a cell with text from anywhere. */
    Csv text(String text) {
        String visible = SafeText.visible(text);
        boolean formula = !visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0;
        row.add('"' + (formula ? "'" : "") + visible.replace("\"", "\"\"") + '"');
        return this;
    }

    /** Adds a cell with a whole number. */
    Csv number(long number) {
        row.add(Long.toString(number));
        return this;
    }

    /** Adds a cell with a number; empty if it is not a number. */
    Csv number(double number) {
        row.add(Double.isNaN(number) ? "" : Double.toString(number));
        return this;
    }

    /** Ends the row. */
    Csv endRow() {
        lines.append(row.stream().collect(Collectors.joining(","))).append("\r\n");
        row.clear();
        return this;
    }

    /** The finished rows. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
