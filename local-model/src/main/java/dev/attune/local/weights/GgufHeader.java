package dev.attune.local.weights;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/** Reads what a GGUF file says about itself: named values, little-endian, in front of the weights. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GgufHeader {

    private static final int MAGIC = 0x46554747;
    private static final int TEXT = 8;
    private static final int ARRAY = 9;

    /** How many bytes a value of each type has; texts and arrays say it themselves. */
    private static final int[] BYTES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    /** Far beyond any name or template, so that a damaged length takes no memory. */
    private static final int LONGEST_TEXT = 1 << 24;

    private final DataInputStream in;
    private final long fileSize;

    private GgufHeader(DataInputStream in, long fileSize) {
        this.in = in;
        this.fileSize = fileSize;
    }

    /**
     * Find the text of a name.
     *
     * @throws ModelUnavailableException if the file is not GGUF, or its header is malformed before the name is found
     */
    public static Optional<String> text(Path file, String name) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new GgufHeader(in, Files.size(file)).find(name);
        } catch (EOFException end) {
            throw refused(file, "it ends within its header", end);
        } catch (IOException failure) {
            throw refused(file, String.valueOf(failure.getMessage()), failure);
        }
    }

    private static ModelUnavailableException refused(Path file, String reason, IOException cause) {
        return new ModelUnavailableException("Cannot read the header of the model file " + file + ": " + reason, cause);
    }

    private Optional<String> find(String name) throws IOException {
        if (int32() != MAGIC) {
            throw new IOException("it is not a GGUF file");
        }
        int version = int32();
        if (version != 2 && version != 3) {
            throw new IOException("GGUF version " + version + " is not known, only 2 and 3");
        }
        in.skipNBytes(Long.BYTES); // how many tensors there are
        long values = length();
        for (long i = 0; i < values; i++) {
            boolean found = text().equals(name);
            int type = int32();
            if (found && type != TEXT) {
                throw new IOException(name + " is not a text");
            }
            if (found) {
                return Optional.of(text());
            }
            skip(type);
        }
        return Optional.empty();
    }

    private void skip(int type) throws IOException {
        if (type == TEXT) {
            in.skipNBytes(length());
        } else if (type == ARRAY) {
            int elementType = int32();
            long elements = length();
            if (elementType == TEXT) {
                for (long i = 0; i < elements; i++) {
                    in.skipNBytes(length());
                }
            } else {
                in.skipNBytes(elements * bytes(elementType));
            }
        } else {
            in.skipNBytes(bytes(type));
        }
    }

    private static int bytes(int type) throws IOException {
        if (type < 0 || type >= BYTES.length || BYTES[type] == 0) {
            throw new IOException("a value has the unknown type " + type);
        }
        return BYTES[type];
    }

    private String text() throws IOException {
        long length = length();
        if (length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " bytes is too long");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Nothing in a file is longer than the file. */
    private long length() throws IOException {
        long length = Long.reverseBytes(in.readLong());
        if (length < 0 || length > fileSize) {
            throw new IOException("a length of " + Long.toUnsignedString(length) + " is more than the file has");
        }
        return length;
    }

    private int int32() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
