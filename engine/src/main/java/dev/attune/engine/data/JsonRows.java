package dev.attune.engine.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * The objects of one JSON array.
 *
 * @param json reads as the reader of the rows does
 */
record JsonRows(JsonMapper json) implements DataFormat {

    @Override
    public void read(String name, InputStream in, Rows rows) throws IOException {
        String text = new Lines(name, in).rest();
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new DataException(name + ": not a JSON array of objects; Examples.jsonl reads one object a line");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonLocation start = parser.currentTokenLocation();
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new DataException(name + place(start) + ": an item of the array that is not an object");
                }
                parser.skipChildren();
                String object = text.substring((int) start.getCharOffset(), (int)
                        parser.currentLocation().getCharOffset());
                rows.row(start.getLineNr(), " ".repeat(start.getColumnNr() - 1) + object); // so that columns are right
            }
            if (parser.nextToken() != null) {
                throw new DataException(name + place(parser.currentTokenLocation()) + ": text after the JSON array");
            }
        } catch (JsonProcessingException e) {
            throw new DataException(
                    name + (e.getLocation() == null ? "" : place(e.getLocation())) + ": not JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static String place(JsonLocation place) {
        return ", line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
