package dev.attune.engine.data;

import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;

/**
 * Separates the rows of a data file that is not JSON Lines. A format passes on each row as a JSON object, and the row is then read into a
 * record as strictly as a line of JSON. Thread-safe.
 *
 * <pre>{@code
 * List<Example<String, Label>> train = Examples.load("reviews.tsv", new TabSeparated(), Row.class, Row::text, Row::label);
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface DataFormat {

    /** Receives the rows of a file in order. */
    @FunctionalInterface
    interface Rows {
        /**
         * Receives a row.
         *
         * @param line the number of the line at which it begins, from 1; messages and the ids of examples identify the row by it
         * @param json the row as the text of one JSON object
         * @throws DataException if it is not a row of the record that is read
         */
        void row(int line, String json);
    }

    /**
     * Reads a file.
     *
     * @param name its name in messages
     * @param in its bytes; stays open
     * @param rows receives the rows
     * @throws DataException if it is not of this format; the message names the file and the line
     * @throws IOException if it cannot be read
     */
    void read(String name, InputStream in, Rows rows) throws IOException;
}
