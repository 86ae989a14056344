package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Twenty thousand spoiled data files, of four kinds: each is loaded, or refused by a {@link DataException}. */
class ExamplesFuzzTests {

    enum Kind {
        EASY,
        HARD
    }

    record Part(String title, int year) {}

    record Row(String question, Kind kind, double weight, BigDecimal price, long count, List<Part> parts) {}

    private static final int INPUTS = 5_000;
    private static final String LINE =
            "{\"question\": \"naïve 日本 🐋?\", \"kind\": \"EASY\", \"weight\": 0.5, \"price\": 1.50, "
                    + "\"count\": 3, \"parts\": [{\"title\": \"a\", \"year\": 1999}], \"level\": null}";
    private static final byte[] GOOD = (LINE + "\n\n" + LINE + "\r\n").getBytes(StandardCharsets.UTF_8);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "[]",
            "{}",
            "[null]",
            "-1",
            "1e999999999",
            "1e-99999999999",
            "9".repeat(400),
            "9".repeat(1_100),
            "NaN",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[".repeat(120),
            "{\"a\":".repeat(120),
            "[{\"title\": 7, \"year\": \"x\"}]",
            "\"java.lang.Runtime\"");
    private static final List<String> FIELDS =
            List.of("question", "kind", "weight", "price", "count", "parts", "@class");

    @Test
    void flippedBitsAreLoadedOrRefused() {
        fuzz(41, ExamplesFuzzTests::flipped);
    }

    @Test
    void bytesCutOutAndPutInAreLoadedOrRefused() {
        fuzz(42, ExamplesFuzzTests::cutAndPasted);
    }

    @Test
    void bytesOfAnyKindAreLoadedOrRefused() {
        fuzz(43, random -> {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            return noise;
        });
    }

    @Test
    void valuesOfAnotherKindAndDoubledFieldsAreLoadedOrRefused() {
        int loaded = fuzz(44, ExamplesFuzzTests::otherValues);

        assertThat(loaded).as("files that were loaded").isBetween(INPUTS / 100, INPUTS * 99 / 100);
    }

    private static int fuzz(long seed, Function<SplittableRandom, byte[]> spoiled) {
        SplittableRandom random = new SplittableRandom(seed);
        int loaded = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] bytes = spoiled.apply(random);
            try {
                if (i % 2 == 0) {
                    Examples.rowsOf("d.jsonl", new ByteArrayInputStream(bytes), Row.class);
                } else {
                    Examples.jsonl(
                            "d.jsonl", new ByteArrayInputStream(bytes), Row.class, row -> row, row -> "" + row.kind());
                }
                loaded++;
            } catch (DataException expected) {
                continue;
            } catch (Throwable other) {
                throw new AssertionError(
                        "input " + i + " of seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), other);
            }
        }
        return loaded;
    }

    private static byte[] flipped(SplittableRandom random) {
        byte[] bytes = GOOD.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] cutAndPasted(SplittableRandom random) {
        int from = random.nextInt(GOOD.length + 1);
        int to = Math.min(GOOD.length, from + random.nextInt(random.nextBoolean() ? 4 : GOOD.length));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(GOOD, 0, from);
        if (random.nextBoolean()) {
            byte[] noise = new byte[random.nextInt(6)];
            random.nextBytes(noise);
            bytes.writeBytes(noise);
        }
        int rest = random.nextBoolean() ? to : from;
        bytes.write(GOOD, rest, GOOD.length - rest);
        return bytes.toByteArray();
    }

    private static byte[] otherValues(SplittableRandom random) {
        String more =
                "\"" + FIELDS.get(random.nextInt(FIELDS.size())) + "\": " + VALUES.get(random.nextInt(VALUES.size()));
        return LINE.replace("\"level\": null", more).getBytes(StandardCharsets.UTF_8);
    }
}
