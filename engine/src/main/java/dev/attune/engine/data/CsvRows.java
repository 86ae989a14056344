package dev.attune.engine.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.attune.engine.data.strict.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of comma-separated values below the names of their columns. An empty cell is a missing value, and an empty text where it is quoted.
 *
 * @param columns those of the record that is read
 */
record CsvRows(Columns columns) implements DataFormat {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CsvFactory CSV = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Lines.MAX_LENGTH)
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
            .build();

    private record Cells(int line, List<@Nullable String> texts) {}

    @Override
    public void read(String name, InputStream in, Rows rows) throws IOException {
        try (CsvParser parser = CSV.createParser(new Lines(name, in).rest())) {
            Cells head = next(parser);
            if (head == null) {
                throw new DataException(name + " is empty; the first line must name the columns");
            }
            List<String> names = head.texts().stream()
                    .map(text -> text == null ? "" : text.strip())
                    .toList();
            columns.complaint(names).ifPresent(complaint -> {
                throw new DataException(name + ", line " + head.line()
                        + (complaint.column() == 0 ? "" : ", column " + complaint.column()) + ": "
                        + complaint.reason());
            });
            for (Cells cells = next(parser); cells != null; cells = next(parser)) {
                rows.row(cells.line(), object(name, names, cells).toString());
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new DataException(
                    name + (place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr())
                            + ": not CSV: " + e.getOriginalMessage(),
                    e);
        }
    }

    private static ObjectNode object(String name, List<String> names, Cells cells) {
        List<@Nullable String> texts = cells.texts();
        if (texts.size() != names.size()) {
            throw new DataException(name + ", line " + cells.line() + ", column "
                    + (Math.min(texts.size(), names.size()) + 1) + ": " + texts.size() + " cells under " + names.size()
                    + " columns; put a cell with a comma or a line break in double quotes");
        }
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            if (texts.get(i) != null) {
                object.put(names.get(i), texts.get(i));
            }
        }
        return object;
    }

    /** The cells of the next row, null where one is empty; null behind the last row. */
    private static @Nullable Cells next(CsvParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return null;
        }
        int line = parser.currentLocation().getLineNr();
        List<@Nullable String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText());
        }
        return new Cells(line, texts);
    }
}
