package dev.attune.engine.data;

import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;

/**
 * How the rows of a data file are told apart, for files that are not JSON Lines. A format gives each row as a JSON object, and the row is
 * then read into a record as strictly as a line of JSON is. Thread-safe.
 *
 * <pre>{@code
 * List<Example<String, Label>> train = Examples.load("reviews.tsv", new TabSeparated(), Row.class, Row::text, Row::label);
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface DataFormat {

    /** Takes the rows of a file in order. */
    @FunctionalInterface
    interface Rows {
        /**
         * Takes a row.
         *
         * @param line the number of the line at which it begins, from 1; with it, messages and the ids of examples name the row
         * @param json the row as the text of one JSON object
         * @throws DataException if it is no row of the record that is read
         */
        void row(int line, String json);
    }

    /**
     * Reads a file.
     *
     * @param name what messages call it
     * @param in its bytes; stays open
     * @param rows takes the rows
     * @throws DataException if it is not of this format; the message names the file and the line
     * @throws IOException if it cannot be read
     */
    void read(String name, InputStream in, Rows rows) throws IOException;
}
