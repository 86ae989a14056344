package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.field.FieldText;
import dev.attune.runtime.field.json.Records;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What prompts show of a value is read back as that value, so that demos teach a form that can be read. */
class RoundTripFuzzTests {

    private static final int VALUES = 200;
    private static final List<String> WORDS = List.of(
            "a",
            "Paris",
            "naïve",
            "日本",
            "🐋",
            "1,000",
            "-5",
            "yes",
            "\"quoted\"",
            "it's",
            "{x}",
            "C#",
            "**bold**",
            "50%",
            "a: b");

    record All(
            String text,
            int whole,
            long large,
            double real,
            BigDecimal exact,
            boolean truth,
            Fixture.Intent intent,
            Fixture.Order order,
            List<String> texts,
            List<Integer> wholes,
            List<Double> reals,
            List<BigDecimal> exacts,
            List<Boolean> truths,
            List<Fixture.Intent> intents,
            List<Fixture.Passage> passages,
            LocalDateTime local,
            Instant moment,
            UUID id,
            BigInteger big,
            Optional<Integer> maybe,
            Set<Integer> set,
            Map<String, String> map,
            List<List<String>> nested) {}

    interface Make {
        All make(String topic);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void aRenderedAnswerIsReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Signature signature = Signature.of(Make.class);
        for (int i = 0; i < VALUES; i++) {
            All value = all(random);
            StringBuilder answer = new StringBuilder();
            for (SignatureField field : signature.outputs()) {
                String text = field.render(component(value, field));
                answer.append(field.label())
                        .append(text.contains("\n") ? ":\n" : ": ")
                        .append(text)
                        .append('\n');
            }

            assertThat(Fixture.answering(Make.class, answer.toString()).make("?"))
                    .as(answer.toString())
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void anAnswerInJsonIsReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < VALUES; i++) {
            All value = all(random);
            String answer = FieldText.render(value);

            assertThat(Fixture.answering(Make.class, answer).make("?"))
                    .as(answer)
                    .isEqualTo(value);
        }
    }

    private static Object component(All value, SignatureField field) {
        Object component = Records.components(value).get(field.name());
        assertThat(component).isNotNull();
        return component == null ? "" : component;
    }

    private static All all(SplittableRandom random) {
        return new All(
                text(random),
                random.nextInt(),
                random.nextLong(),
                real(random),
                exact(random),
                random.nextBoolean(),
                intent(random),
                new Fixture.Order(passage(random), exact(random), random.nextBoolean(), list(random, intent(random))),
                Stream.generate(() -> text(random)).limit(random.nextInt(12)).toList(),
                Stream.generate(random::nextInt).limit(random.nextInt(4)).toList(),
                Stream.generate(() -> real(random)).limit(random.nextInt(4)).toList(),
                Stream.generate(() -> exact(random)).limit(random.nextInt(4)).toList(),
                Stream.generate(random::nextBoolean).limit(random.nextInt(4)).toList(),
                Stream.generate(() -> intent(random)).limit(random.nextInt(4)).toList(),
                Stream.generate(() -> passage(random)).limit(random.nextInt(4)).toList(),
                moment(random).atOffset(ZoneOffset.UTC).toLocalDateTime(),
                moment(random),
                new UUID(random.nextLong(), random.nextLong()),
                new BigInteger(200, new Random(random.nextLong())),
                random.nextBoolean() ? Optional.of(random.nextInt()) : Optional.empty(),
                Set.copyOf(Stream.generate(random::nextInt)
                        .limit(random.nextInt(4))
                        .toList()),
                random.nextBoolean() ? Map.of() : Map.of(text(random), text(random)),
                Stream.generate(() -> Stream.generate(() -> text(random))
                                .limit(random.nextInt(3))
                                .toList())
                        .limit(random.nextInt(3))
                        .toList());
    }

    private static Instant moment(SplittableRandom random) {
        return Instant.ofEpochSecond(
                random.nextLong(0, 200_000_000_000L), random.nextInt(2) * random.nextInt(1_000_000_000));
    }

    private static <T> List<T> list(SplittableRandom random, T item) {
        return random.nextBoolean() ? List.of() : List.of(item);
    }

    private static double real(SplittableRandom random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 0.5;
    }

    private static BigDecimal exact(SplittableRandom random) {
        return new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(-5, 25));
    }

    private static Fixture.Intent intent(SplittableRandom random) {
        return Fixture.Intent.values()[random.nextInt(3)];
    }

    private static Fixture.Passage passage(SplittableRandom random) {
        return new Fixture.Passage(text(random), random.nextInt());
    }

    /** A few lines of words, some of them blank or indented; first and last line are neither. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(words(random));
        for (int lines = random.nextInt(4); lines > 0; lines--) {
            text.append(random.nextInt(4) == 0 ? "\n\n" : "\n")
                    .append(random.nextInt(4) == 0 ? "  " : "")
                    .append(words(random));
        }
        return text.toString();
    }

    private static String words(SplittableRandom random) {
        StringBuilder words = new StringBuilder("w");
        for (int i = random.nextInt(4); i > 0; i--) {
            words.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toString();
    }
}
