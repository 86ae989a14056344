package dev.attune.local.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufHeaderTests {

    private static final int BOOL = 7;
    private static final int TEXT = 8;
    private static final int ARRAY = 9;
    private static final int UINT64 = 10;

    @TempDir
    private Path folder;

    private final ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    @BeforeEach
    void startFile() {
        bytes.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(3).putLong(0);
    }

    @Test
    void aTextIsFoundBehindValuesOfAllShapes() {
        bytes.putLong(6);
        name("flag", BOOL).put((byte) 1);
        name("number", UINT64).putLong(7);
        name("other", TEXT);
        text("other text");
        name("numbers", ARRAY).putInt(UINT64).putLong(2).putLong(1).putLong(2);
        name("texts", ARRAY).putInt(TEXT).putLong(2);
        text("a");
        text("template");
        name("template", TEXT);
        text("{{ 'größer' }}");

        assertThat(GgufHeader.text(file(), "template")).contains("{{ 'größer' }}");
    }

    @Test
    void aNameThatIsNotThereHasNoText() {
        bytes.putLong(1);
        name("flag", BOOL).put((byte) 1);

        assertThat(GgufHeader.text(file(), "template")).isEmpty();
    }

    @Test
    void anotherKindOfFileIsRefused() {
        bytes.put(0, (byte) 'X');

        assertRefused("it is not a GGUF file");
    }

    @Test
    void anotherVersionIsRefused() {
        bytes.putInt(4, 9);

        assertRefused("GGUF version 9 is not known, only 2 and 3");
    }

    @Test
    void aHeaderThatEndsTooSoonIsRefused() {
        bytes.putLong(2);
        name("flag", BOOL).put((byte) 1);

        assertRefused("it ends within its header");
    }

    @Test
    void aValueThatEndsTooSoonIsRefused() {
        bytes.putLong(1);
        name("numbers", ARRAY).putInt(UINT64).putLong(20);

        assertRefused("it ends within its header");
    }

    @Test
    void anImpossibleLengthIsRefused() {
        bytes.putLong(1);
        name("texts", ARRAY).putInt(TEXT).putLong(-1);

        assertRefused("a length of 18446744073709551615 is more than the file has");
    }

    @Test
    void anUnknownTypeIsRefused() {
        bytes.putLong(1);
        name("nested", ARRAY).putInt(ARRAY).putLong(1);

        assertRefused("a value has the unknown type 9");
    }

    @Test
    void aValueThatIsNoTextIsRefused() {
        bytes.putLong(1);
        name("template", BOOL).put((byte) 1);

        assertRefused("template is not a text");
    }

    private void assertRefused(String reason) {
        Path file = file();
        assertThatThrownBy(() -> GgufHeader.text(file, "template"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessage("Cannot read the header of the model file " + file + ": " + reason);
    }

    private ByteBuffer name(String name, int type) {
        text(name);
        return bytes.putInt(type);
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.putLong(encoded.length).put(encoded);
    }

    private Path file() {
        try {
            return Files.write(folder.resolve("a.gguf"), Arrays.copyOf(bytes.array(), bytes.position()));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
