package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Twenty thousand spoiled artifacts, of four kinds: each is refused by an {@link ArtifactException}, or says what it said before. */
class ArtifactFuzzTests {

    private static final int INPUTS = 5_000;
    private static final byte[] GOOD = ArtifactFileTests.golden().getBytes(StandardCharsets.UTF_8);
    private static final List<String> LINES = ArtifactFileTests.golden().lines().toList();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "-1",
            "1e999999999",
            "1e-999999999",
            "9".repeat(400),
            "9".repeat(1_100),
            "0.1",
            "NaN",
            "\"NaN\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[".repeat(120),
            "{\"a\":".repeat(120),
            "[[1,2],{\"a\":null}]");

    @Test
    void flippedBitsAreReadOrRefused() {
        fuzz(31, ArtifactFuzzTests::flipped);
    }

    @Test
    void bytesCutOutPutInAndMovedAreReadOrRefused() {
        fuzz(32, ArtifactFuzzTests::cutAndPasted);
    }

    @Test
    void linesDoubledDroppedAndSwappedAreReadOrRefused() {
        fuzz(33, (good, random) -> movedLines(random));
    }

    @Test
    void valuesOfAnotherKindAreReadOrRefused() {
        assertThat(fuzz(34, (good, random) -> otherValues(random)))
                .as("artifacts that were read")
                .isLessThan(INPUTS / 100);
    }

    private static int fuzz(long seed, BiFunction<byte[], SplittableRandom, byte[]> spoil) {
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] bytes = spoil.apply(GOOD, random);
            try {
                Artifact artifact = ArtifactFile.read(new ByteArrayInputStream(bytes), "artifact.json");
                if (!artifact.equals(Artifacts.full())) {
                    throw new AssertionError("read as another: " + artifact);
                }
                read++;
            } catch (ArtifactException expected) {
                continue;
            } catch (Throwable other) {
                throw new AssertionError(
                        "input " + i + " of seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), other);
            }
        }
        return read;
    }

    private static byte[] flipped(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] cutAndPasted(byte[] good, SplittableRandom random) {
        int from = random.nextInt(good.length + 1);
        int to = Math.min(good.length, from + random.nextInt(random.nextBoolean() ? 4 : good.length));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> bytes.write(good, to, good.length - to);
            case 1 -> bytes.write(good, 0, 0);
            case 2 -> {
                byte[] noise = new byte[1 + random.nextInt(6)];
                random.nextBytes(noise);
                bytes.writeBytes(noise);
                bytes.write(good, from, good.length - from);
            }
            default -> {
                bytes.write(good, from, to - from);
                bytes.write(good, from, good.length - from);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] movedLines(SplittableRandom random) {
        String[] lines = LINES.toArray(new String[0]);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int one = random.nextInt(lines.length);
            int other = random.nextInt(lines.length);
            String line = lines[one];
            switch (random.nextInt(3)) {
                case 0 -> lines[one] = line + "\n" + lines[other];
                case 1 -> lines[one] = "";
                default -> {
                    lines[one] = lines[other];
                    lines[other] = line;
                }
            }
        }
        return text(lines);
    }

    private static byte[] otherValues(SplittableRandom random) {
        String[] lines = LINES.toArray(new String[0]);
        int at = random.nextInt(lines.length);
        int colon = lines[at].indexOf(" : ");
        String value = VALUES.get(random.nextInt(VALUES.size()));
        lines[at] = colon < 0 ? value : lines[at].substring(0, colon + 3) + value + (random.nextBoolean() ? "," : "");
        return text(lines);
    }

    private static byte[] text(String[] lines) {
        return String.join("\n", Arrays.asList(lines)).getBytes(StandardCharsets.UTF_8);
    }
}
