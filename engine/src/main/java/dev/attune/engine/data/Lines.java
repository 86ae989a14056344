package dev.attune.engine.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file in UTF-8 one by one, none of them longer than memory allows: a file without line breaks is no data file. A byte
 * order mark at the beginning of the file is dropped.
 */
final class Lines {

    /** In bytes. */
    static final int MAX_LENGTH = 20_000_000;

    /** In characters, of what must be in memory as a whole. */
    private static final int MAX_TEXT = 200_000_000;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String name;
    private final InputStream in;
    private int number;
    private boolean afterCarriageReturn;

    /**
     * Lines of a stream, which stays open.
     *
     * @param name what messages call the file
     */
    Lines(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in);
    }

    /** How many lines were begun so far, which is the number of the last one. */
    int number() {
        return number;
    }

    /**
     * The next line without its end; null behind the last one.
     *
     * @throws DataException if it is no UTF-8 text, or longer than a line may be
     */
    @Nullable String next() throws IOException {
        int b = in.read();
        if (afterCarriageReturn && b == '\n') {
            b = in.read();
        }
        afterCarriageReturn = false;
        if (b < 0) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
            if (line.size() == MAX_LENGTH) {
                throw new DataException(name + ", line " + number + ": longer than " + MAX_LENGTH
                        + " bytes; write one JSON object a line");
            }
            line.write(b);
        }
        afterCarriageReturn = b == '\r';
        return text(line.toByteArray());
    }

    /**
     * The text of all further lines, with the same end to each.
     *
     * @throws DataException if it is no UTF-8 text, or longer than one text may be
     */
    String rest() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = next(); line != null; line = next()) {
            if (text.length() + line.length() > MAX_TEXT) {
                throw new DataException(name + ", line " + number + ": the file is longer than " + MAX_TEXT
                        + " characters; write JSON Lines, one object a line");
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private String text(byte[] bytes) {
        if (number == 1) {
            checkNotUtf16(bytes);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw new DataException(name + ", line " + number + ", column " + (text.length() + 1)
                    + ": not UTF-8 text; save the file as UTF-8");
        }
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? text.subSequence(1, text.length()) : text).toString();
    }

    private void checkNotUtf16(byte[] bytes) {
        boolean littleEndian = startsWith(bytes, 0xff, 0xfe);
        boolean bigEndian = startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x00);
        if (littleEndian || bigEndian) {
            throw new DataException(name + ", line 1: UTF-16 or UTF-32 text; save the file as UTF-8");
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
