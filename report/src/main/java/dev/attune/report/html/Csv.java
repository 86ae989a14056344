package dev.attune.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A table as CSV (RFC 4180). Spreadsheets run a cell as a formula when it starts with {@code =}, {@code +}, {@code -} or {@code @},
 * with blanks before it or without; a text that does so gets an apostrophe in front, the mark of spreadsheets for plain text. So does
 * the same inside of a text where another cell would begin for a spreadsheet that cuts at semicolons, tabs or line breaks. The exact
 * text is in the JSON attachment. Numbers that Attune computed are written as they are.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@＝＋－＠";
    private static final String CELL_STARTS = ";\t\n";

    private final StringBuilder lines = new StringBuilder();
    private final List<String> row = new ArrayList<>();

    /** A table with this first row. */
    public static Csv withHeader(List<String> names) {
        Csv csv = new Csv();
        names.forEach(csv::text);
        return csv.endRow();
    }

    /** Adds a cell with text from anywhere. */
    public Csv text(String text) {
        row.add('"' + plain(SafeText.visible(text)).replace("\"", "\"\"") + '"');
        return this;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 1);
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (atStart && FORMULA_STARTS.indexOf(c) >= 0) {
                plain.append('\'');
            }
            plain.append(c);
            atStart = CELL_STARTS.indexOf(c) >= 0 || (atStart && isBlankOrQuote(c));
        }
        return plain.toString();
    }

    private static boolean isBlankOrQuote(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '"';
    }

    /** Adds a cell with a whole number. */
    public Csv number(long number) {
        row.add(Long.toString(number));
        return this;
    }

    /** Adds a cell with a number; empty if it is not a number. */
    public Csv number(double number) {
        row.add(Double.isNaN(number) ? "" : Double.toString(number));
        return this;
    }

    /** Ends the row. */
    public Csv endRow() {
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
