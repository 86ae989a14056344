package dev.attune.engine.data;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text one by one, none of them longer than memory allows: a file without line breaks is no data file. */
final class Lines {

    /** In characters. */
    static final int MAX_LENGTH = 20_000_000;

    private final Reader reader;
    private int number;
    private boolean afterCarriageReturn;

    /**
     * Lines of a reader.
     *
     * @param reader is read character by character, so should have a buffer
     */
    Lines(Reader reader) {
        this.reader = reader;
    }

    /** How many lines were begun so far, which is the number of the last one. */
    int number() {
        return number;
    }

    /**
     * The next line without its end; null behind the last one.
     *
     * @throws TooLongException if it is longer than a line may be
     */
    @Nullable String next() throws IOException {
        int c = reader.read();
        if (afterCarriageReturn && c == '\n') {
            c = reader.read();
        }
        afterCarriageReturn = false;
        if (c < 0) {
            return null;
        }
        number++;
        StringBuilder line = new StringBuilder();
        for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
            if (line.length() == MAX_LENGTH) {
                throw new TooLongException();
            }
            line.append((char) c);
        }
        afterCarriageReturn = c == '\r';
        return line.toString();
    }

    /** A line is too long. */
    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
