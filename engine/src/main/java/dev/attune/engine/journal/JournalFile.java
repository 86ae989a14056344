package dev.attune.engine.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of records, one line each, behind the checksum of the line: {@code 1f0c2d3e {"call":...}}. What is not a whole record ends
 * the file for its reader. One thread at a time.
 */
final class JournalFile implements AutoCloseable {

    private static final int CHECKSUM_DIGITS = 8;

    private final Path path;
    /** No channel: an interrupt closes a channel under the thread that writes, and runs are ended by interrupts. */
    private @Nullable RandomAccessFile file;

    JournalFile(Path path) {
        this.path = path;
    }

    /**
     * The records of a file.
     *
     * @param records the records that are whole, in order
     * @param length how many bytes they take
     * @param torn how many bytes follow that are no record
     */
    record Content(List<String> records, long length, long torn) {}

    Content read() {
        if (!Files.exists(path)) {
            return new Content(List.of(), 0, 0);
        }
        try {
            return parse(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new JournalException("the journal " + path + " cannot be read", e);
        }
    }

    static Content parse(byte[] bytes) {
        List<String> records = new ArrayList<>();
        int start = 0;
        for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
            String json = record(bytes, start, end);
            if (json == null) {
                break;
            }
            records.add(json);
            start = end + 1;
        }
        return new Content(records, start, bytes.length - start);
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String record(byte[] bytes, int start, int end) {
        int body = start + CHECKSUM_DIGITS + 1;
        if (body > end || bytes[body - 1] != ' ') {
            return null;
        }
        String checksum = new String(bytes, start, CHECKSUM_DIGITS, StandardCharsets.ISO_8859_1);
        return checksum.equals(checksum(bytes, body, end - body))
                ? new String(bytes, body, end - body, StandardCharsets.UTF_8)
                : null;
    }

    private static String checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return HexFormat.of().toHexDigits(checksum.getValue(), CHECKSUM_DIGITS);
    }

    /** Fails if another run is writing the file. */
    void checkUnused() {
        if (Files.exists(path)) {
            try (RandomAccessFile probe = new RandomAccessFile(path.toFile(), "rw")) {
                if (lock(probe.getChannel()) == null) {
                    throw inUse();
                }
            } catch (IOException e) {
                throw new JournalException("the journal " + path + " cannot be opened", e);
            }
        }
    }

    private JournalException inUse() {
        return new JournalException("the journal " + path
                + " is being written by another run of the same program; wait for its end, or run in another folder");
    }

    /** Begins to write after so many bytes, and drops what follows them. */
    void open(long length) {
        try {
            makeFolder(Objects.requireNonNull(path.toAbsolutePath().getParent()));
            RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
            file = opened;
            if (lock(opened.getChannel()) == null) {
                close();
                throw inUse();
            }
            opened.setLength(length);
            opened.seek(length);
        } catch (IOException e) {
            throw new JournalException("the journal " + path + " cannot be written", e);
        }
    }

    /** A folder of journals stands beside the sources and is none of them: it tells Git so itself. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".gitignore"), "*\n");
        }
    }

    static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    boolean isOpen() {
        return file != null;
    }

    /** The line of a record. */
    static byte[] line(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = (checksum(body, 0, body.length) + " ").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(head.length + body.length + 1)
                .put(head)
                .put(body)
                .put((byte) '\n')
                .array();
    }

    /** Adds the line of a record; it outlives this process from then on, and with {@link #force} a power failure too. */
    void append(byte[] line) {
        try {
            opened().write(line);
        } catch (IOException e) {
            throw new JournalException("the journal " + path + " cannot be written", e);
        }
    }

    void force() {
        try {
            opened().getFD().sync();
        } catch (IOException e) {
            throw new JournalException("the journal " + path + " cannot be written", e);
        }
    }

    private RandomAccessFile opened() {
        if (file == null) {
            throw new IllegalStateException("not opened");
        }
        return file;
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new JournalException("the journal " + path + " cannot be closed", e);
        } finally {
            file = null;
        }
    }
}
