package dev.attune.runtime.field.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.text.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads Markdown tables: the row or rows below a head that names the members of a record, or two columns of names and values. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Table {

    private static final String EDGE = "|";

    private Table() {}

    /**
     * The one row of the one table in a text, with its cells as members.
     *
     * @param names the members to look for
     * @return null if there is no table with one of these members
     * @throws UnreadableException if there are several rows
     */
    public static @Nullable JsonNode row(String text, List<String> names) throws UnreadableException {
        List<JsonNode> rows = rows(text, names);
        if (rows.size() > 1) {
            throw new UnreadableException("it is a table of several rows; write one");
        }
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The rows of the one table in a text; none if there is no table with one of these members. */
    public static List<JsonNode> rows(String text, List<String> names) throws UnreadableException {
        List<String> lines = text.lines().toList();
        int rule = -1;
        for (int i = 1; i < lines.size(); i++) {
            if (isRule(lines.get(i)) && lines.get(i - 1).contains(EDGE)) {
                if (rule >= 0) {
                    throw new UnreadableException("it holds several tables; write one");
                }
                rule = i;
            }
        }
        if (rule < 0) {
            return List.of();
        }
        List<String> head = cells(lines.get(rule - 1));
        List<List<String>> body = new ArrayList<>();
        for (int i = rule + 1; i < lines.size() && lines.get(i).contains(EDGE); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() != head.size()) {
                throw new UnreadableException("it is a table whose rows have not the cells of its head");
            }
            body.add(cells);
        }
        return members(head, body, names);
    }

    private static List<JsonNode> members(List<String> head, List<List<String>> body, List<String> names) {
        List<JsonNode> rows = new ArrayList<>();
        for (List<String> cells : body) {
            rows.add(object(head, cells));
        }
        if (isOf(rows.isEmpty() ? null : rows.get(0), names)) {
            return rows;
        }
        if (head.size() != 2) {
            return List.of();
        }
        JsonNode upright = object(
                body.stream().map(cells -> cells.get(0)).toList(),
                body.stream().map(cells -> cells.get(1)).toList());
        return isOf(upright, names) ? List.of(upright) : List.of();
    }

    private static boolean isOf(@Nullable JsonNode row, List<String> names) {
        return row != null && names.stream().anyMatch(name -> FieldJson.hasMember(row, name));
    }

    private static JsonNode object(List<String> names, List<String> values) {
        ObjectNode object = JsonText.JSON.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).isEmpty()) {
                object.put(names.get(i), values.get(i));
            }
        }
        return object;
    }

    /** Whether a line sets the head of a table off from its rows. */
    public static boolean isRule(String line) {
        return line.contains("-")
                && line.contains(EDGE)
                && line.chars().allMatch(c -> c == '|' || c == '-' || c == ':' || Character.isWhitespace(c));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String bare = line.strip();
        int from = bare.startsWith(EDGE) ? 1 : 0;
        for (int i = from; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '\\' && i + 1 < bare.length() && bare.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (c == '|') {
                cells.add(plain(cell));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!bare.endsWith(EDGE) || cells.isEmpty()) {
            cells.add(plain(cell));
        }
        return cells;
    }

    private static String plain(StringBuilder cell) {
        String bare = cell.toString().strip();
        boolean bold = bare.length() > 4 && bare.startsWith("**") && bare.endsWith("**");
        return bold ? bare.substring(2, bare.length() - 2).strip() : bare;
    }
}
