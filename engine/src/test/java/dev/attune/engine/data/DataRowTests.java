package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of a data file may hold, and what is refused with its place. */
class DataRowTests {

    enum Mood {
        GLAD,
        VERY_GLAD,
        NOT_GLAD
    }

    enum Sized {
        FIVE("5"),
        MINUS_FIVE("-5"),
        MORE(">5"),
        RANGE("1-2");

        private final String label;

        Sized(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    enum Twisted {
        A("B"),
        B("A"),
        @JsonProperty("sea")
        C("C");

        private final String label;

        Twisted(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    record Counted(String text, int count) {}

    record Labeled(Mood label) {}

    record Numbers(
            @Nullable Integer i,
            @Nullable Long l,
            @Nullable Short s,
            @Nullable Byte b,
            @Nullable Double d,
            @Nullable Float f,
            @Nullable BigInteger big,
            @Nullable BigDecimal decimal,
            int @Nullable [] ints,
            double @Nullable [] doubles,
            @Nullable List<Long> longs) {}

    record Truth(boolean entailed) {}

    record Hint(
            String question,
            Optional<String> hint,
            @Nullable String source,
            OptionalInt rank) {}

    record Part(String title, int year) {}

    record Nested(List<Part> parts, Map<String, Part> byName, Part first) {}

    record Dated(
            @Nullable LocalDate date,
            @Nullable LocalTime time,
            @Nullable LocalDateTime local,
            @Nullable Instant instant,
            @Nullable OffsetDateTime offset,
            @Nullable ZonedDateTime zoned,
            @Nullable Duration duration,
            @Nullable Year year) {}

    record Various(UUID id, Map<Mood, Set<Integer>> byMood, Currency currency, Optional<LocalDate> due) {}

    record Renamed(
            @JsonProperty("utterance") String text,
            @JsonAlias("cnt") int count,
            @JsonFormat(pattern = "dd.MM.uuuu") LocalDate date) {}

    record Checked(int count) {
        Checked {
            if (count < 0) {
                throw new IllegalArgumentException("count is below 0");
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Drawing(Shape shape) {}

    // -- names

    @Test
    void aMisspeltMemberIsNamedBesideTheComponentItWasMeantToBe() {
        refused("\n{\"text\": \"x\", \"cuont\": 5}", Counted.class)
                .hasMessage("d.jsonl, line 2, column 25: not a Counted: \"count\" is missing;"
                        + " is \"cuont\" meant to be it?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Count", "COUNT", "count_", "counts", "cnt", "c-ount"})
    void aMisspeltNameIsNeverPassedOverInSilence(String name) {
        refused("{\"text\": \"x\", \"" + name + "\": 5}", Counted.class)
                .hasMessageContaining("\"count\" is missing; is \"" + name + "\" meant to be it?");
    }

    @Test
    void aMissingComponentIsRefusedWhateverItsType() {
        refused("{\"count\": 5}", Counted.class)
                .hasMessageContaining("\"text\" is missing; the object has \"count\". Where it may be missing, make it"
                        + " an Optional or annotate it with @Nullable");
        refused("{}", Counted.class).hasMessageContaining("\"text\" is missing; the object has no members");
    }

    @Test
    void optionalAndNullableComponentsMayBeMissing() {
        assertThat(row("{\"question\": \"q\"}", Hint.class))
                .isEqualTo(new Hint("q", Optional.empty(), null, OptionalInt.empty()));
        assertThat(row("{\"question\": \"q\", \"hint\": null, \"source\": null, \"rank\": 3}", Hint.class))
                .isEqualTo(new Hint("q", Optional.empty(), null, OptionalInt.of(3)));
    }

    @Test
    void theyAreRefusedToWhereAMemberLooksLikeAMisspellingOfOne() {
        refused("{\"question\": \"q\", \"hnit\": \"h\"}", Hint.class)
                .hasMessageContaining("\"hint\" is missing; is \"hnit\" meant to be it?");
    }

    @Test
    void membersThatNoComponentNamesArePassedOver() {
        assertThat(row("{\"text\": \"x\", \"texts\": [{\"text\": 1}], \"count\": 5, \"level\": null}", Counted.class))
                .isEqualTo(new Counted("x", 5));
    }

    @Test
    void nullIsAValueOfATypeThatHasIt() {
        assertThat(row("{\"text\": null, \"count\": 5}", Counted.class).text()).isNull();
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        refused("{\"text\": \"x\", \"count\": 5, \"count\": 6}", Counted.class)
                .hasMessageContaining("d.jsonl, line 1, column ")
                .hasMessageContaining("Duplicate field 'count'");
        refused("{\"text\": \"x\", \"count\": 5, \"more\": {\"a\": 1, \"a\": 1}}", Counted.class)
                .hasMessageContaining("Duplicate field 'a'");
    }

    @Test
    void nestedRecordsFollowTheSameRulesAndTheMemberIsNamedWithItsWay() {
        String part = "{\"title\": \"a\", \"year\": 1999}";
        assertThat(row(
                        "{\"parts\": [" + part + "], \"byName\": {\"b\": " + part + "}, \"first\": " + part + "}",
                        Nested.class))
                .isEqualTo(new Nested(
                        List.of(new Part("a", 1999)), Map.of("b", new Part("a", 1999)), new Part("a", 1999)));
        refused(
                        "{\"parts\": [" + part + ", {\"title\": \"a\", \"yaer\": 1}], \"byName\": {}, \"first\": null}",
                        Nested.class)
                .hasMessageContaining(", member \"parts[1]\": ")
                .hasMessageContaining("\"year\" is missing; is \"yaer\" meant to be it?");
        refused(
                        "{\"parts\": [], \"byName\": {\"b\": {\"title\": \"a\", \"year\": 1.5}}, \"first\": null}",
                        Nested.class)
                .hasMessageContaining(", member \"byName.b.year\": ")
                .hasMessageContaining("1.5 is not a whole number (int)");
    }

    // -- numbers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.7",
                "-0.5",
                "1e-3",
                "3000000000",
                "1e999999999",
                "1e99999999999",
                "true",
                "[]",
                "{}",
                "null",
                "\"\"",
                "\"x\"",
                "\"1,5\"",
                "\"1.7\"",
                "\"007\"",
                "\"+5\"",
                "\"0x5\"",
                "\"1_000\"",
                "\"null\"",
                "\"NaN\"",
                "\"five\"",
                "\"5 apples\""
            })
    void whatIsNoWholeNumberThatFitsIsRefusedForAnInt(String value) {
        refused("{\"text\": \"x\", \"count\": " + value + "}", Counted.class)
                .hasMessageStartingWith("d.jsonl, line 1, column 24, member \"count\": not a Counted: ")
                .hasMessageContaining("a whole number (int)");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5.0, 5", "5e0, 5", "50e-1, 5", "-0, 0", "\"5\", 5", "\" 5 \", 5", "\"-12\", -12"})
    void whatIsAWholeNumberIsReadAsTheOneItIs(String value, int count) {
        assertThat(row("{\"text\": \"x\", \"count\": " + value + "}", Counted.class)
                        .count())
                .isEqualTo(count);
    }

    @Test
    void aFractionIsNamedWithItsPlace() {
        refused("{\"text\": \"x\", \"count\": 1.7}", Counted.class)
                .hasMessage(
                        "d.jsonl, line 1, column 24, member \"count\": not a Counted: 1.7 is not a whole number (int),"
                                + " or does not fit");
    }

    @Test
    void numbersOfEveryTypeAreReadExactly() {
        Numbers numbers = row(
                "{\"i\": 2147483647, \"l\": 9223372036854775807, \"s\": -32768, \"b\": 127, \"d\": 0.1, \"f\": 0.1,"
                        + " \"big\": 1e30, \"decimal\": 1.50, \"ints\": [1, 2.0], \"doubles\": [1, 0.5], \"longs\": [7, null]}",
                Numbers.class);

        assertThat(numbers.i()).isEqualTo(Integer.MAX_VALUE);
        assertThat(numbers.l()).isEqualTo(Long.MAX_VALUE);
        assertThat(numbers.s()).isEqualTo(Short.MIN_VALUE);
        assertThat(numbers.b()).isEqualTo(Byte.MAX_VALUE);
        assertThat(numbers.d()).isEqualTo(0.1);
        assertThat(numbers.f()).isEqualTo(0.1f);
        assertThat(numbers.big()).isEqualTo(BigInteger.TEN.pow(30));
        assertThat(numbers.decimal()).isEqualTo(new BigDecimal("1.50"));
        assertThat(numbers.ints()).containsExactly(1, 2);
        assertThat(numbers.doubles()).containsExactly(1, 0.5);
        assertThat(numbers.longs()).containsExactly(7L, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"i\": 2147483648",
                "\"l\": 9223372036854775808",
                "\"l\": 1.5",
                "\"s\": 40000",
                "\"b\": 200",
                "\"d\": 1e999",
                "\"d\": 1e-999",
                "\"d\": 9007199254740993",
                "\"d\": \"NaN\"",
                "\"d\": \"Infinity\"",
                "\"f\": 1e40",
                "\"f\": 16777217",
                "\"big\": 1.5",
                "\"big\": 1e999999999",
                "\"decimal\": \"1,50\"",
                "\"ints\": [1.5]",
                "\"ints\": [null]",
                "\"ints\": [\"\"]",
                "\"ints\": 1",
                "\"doubles\": [1e999]",
                "\"longs\": [1.5]",
                "\"d\": true",
                "\"i\": NaN"
            })
    void whatATypeCannotHoldIsRefusedWithTheMember(String member) {
        refused("{" + member + "}", Numbers.class).hasMessageStartingWith("d.jsonl, line 1, column ");
    }

    @Test
    void nullIsRefusedForAPrimitive() {
        refused("{\"entailed\": null}", Truth.class)
                .hasMessage(
                        "d.jsonl, line 1, column 14, member \"entailed\": not a Truth: null, where true or false must be");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "\"True\", true", "\"FALSE\", false"})
    void truthsAreReadInAnyCase(String value, boolean entailed) {
        assertThat(row("{\"entailed\": " + value + "}", Truth.class).entailed()).isEqualTo(entailed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "\"\"", "\"yes\"", "\"1\"", "0.0"})
    void aNumberOrAnotherTextIsNoTruth(String value) {
        refused("{\"entailed\": " + value + "}", Truth.class).hasMessageContaining(", where true or false must be");
    }

    @Test
    void aNumberInPlaceOfATextIsTheTextAsItIsWritten() {
        assertThat(row("{\"text\": 1.50, \"count\": 1}", Counted.class).text()).isEqualTo("1.50");
        assertThat(row("{\"text\": 12345678901234567890, \"count\": 1}", Counted.class)
                        .text())
                .isEqualTo("12345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[\"x\"]"})
    void aStructureIsNoText(String value) {
        refused("{\"text\": " + value + ", \"count\": 1}", Counted.class).hasMessageContaining("member \"text\"");
    }

    // -- enums

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERY_GLAD",
                "very glad",
                "Very glad",
                "very-glad",
                "very_glad",
                "VeryGlad",
                " very  glad ",
                "very\u00a0glad",
                "\\\"very glad\\\"",
                "Very glad.",
                "veryGlad"
            })
    void anEnumIsReadWhateverTheCaseAndTheMarksBetweenWords(String text) {
        assertThat(row("{\"label\": \"" + text + "\"}", Labeled.class).label()).isEqualTo(Mood.VERY_GLAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0",
                "1.0",
                "true",
                "\"1\"",
                "\"\"",
                "\" \"",
                "\"quite glad\"",
                "\"not very glad\"",
                "\"glad or not glad\"",
                "\"I am glad\"",
                "\"sad\"",
                "[]",
                "{}",
                "[\"GLAD\"]",
                "\"gladly\"",
                "\"null\""
            })
    void whatIsNoConstantAsAWholeIsRefused(String value) {
        refused("{\"label\": " + value + "}", Labeled.class)
                .hasMessageStartingWith("d.jsonl, line 1, column 11, member \"label\": not a Labeled: ")
                .hasMessageContaining("of GLAD, VERY_GLAD, NOT_GLAD");
    }

    @Test
    void aMisspeltConstantIsNamedWithTheNearest() {
        refused("{\"label\": \"sad\"}", Labeled.class).hasMessageEndingWith("NOT_GLAD");
        refused("{\"label\": \"gald\"}", Labeled.class).hasMessageEndingWith("; did you mean GLAD?");
    }

    @Test
    void nullIsAValueOfAnEnumThatIsThere() {
        assertThat(row("{\"label\": null}", Labeled.class).label()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5, FIVE", "-5, MINUS_FIVE", ">5, MORE", "1-2, RANGE", "minus five, MINUS_FIVE"})
    void labelsAreTextsInWhichSignsCount(String text, Sized size) {
        assertThat(sized("\"" + text + "\"")).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<5", "+5", "12", "--5", "(5", "5%"})
    void aSignThatIsNotTheLabelsMakesItAnother(String text) {
        assertThatThrownBy(() -> sized("\"" + text + "\"")).isInstanceOf(DataException.class);
    }

    @Test
    void aTextThatIsTheNameOfOneConstantAndTheLabelOfAnotherIsRefused() {
        assertThatThrownBy(() -> Examples.rowsOf("d.jsonl", stream("\"A\""), Twisted.class))
                .hasMessageContaining("\"A\" means several of B, A, C");
        assertThat(Examples.rowsOf("d.jsonl", stream("\"sea\"\n\"C\""), Twisted.class)
                        .get(0))
                .isEqualTo(Twisted.C);
    }

    // -- other types

    @Test
    void datesAndTimesAreReadInIsoForm() {
        assertThat(row(
                        "{\"date\": \"2026-01-31\", \"time\": \"10:30\", \"local\": \"2026-01-31T10:30:00\","
                                + " \"instant\": \"2026-01-31T10:30:00Z\", \"offset\": \"2026-01-31T10:30:00+02:00\","
                                + " \"zoned\": \"2026-01-31T10:30:00+02:00\", \"duration\": \"PT1M30S\", \"year\": 2026}",
                        Dated.class))
                .isEqualTo(new Dated(
                        LocalDate.of(2026, 1, 31),
                        LocalTime.of(10, 30),
                        LocalDateTime.of(2026, 1, 31, 10, 30),
                        Instant.parse("2026-01-31T10:30:00Z"),
                        OffsetDateTime.parse("2026-01-31T10:30:00+02:00"),
                        ZonedDateTime.parse("2026-01-31T10:30:00+02:00"),
                        Duration.ofSeconds(90),
                        Year.of(2026)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"date\": \"2026-02-30\"",
                "\"date\": \"31.01.2026\"",
                "\"date\": \"01/02/2026\"",
                "\"date\": \"2026-01-31T10:30:00\"",
                "\"date\": 20484",
                "\"date\": \"\"",
                "\"date\": \"2026-1-3\"",
                "\"local\": \"2026-01-31T10:30:00Z\"",
                "\"local\": \"2026-01-31\"",
                "\"instant\": 1700000000",
                "\"instant\": 1700000000000",
                "\"instant\": \"1700000000\"",
                "\"instant\": 1.5",
                "\"offset\": 1700000000",
                "\"zoned\": 1700000000",
                "\"duration\": 90",
                "\"duration\": \"90\"",
                "\"duration\": \"90s\"",
                "\"time\": \"25:00\"",
                "\"instant\": \"2026-01-31T10:30:00\""
            })
    void aDateThatCouldMeanAnotherIsRefused(String member) {
        refused("{" + member + "}", Dated.class)
                .hasMessageStartingWith("d.jsonl, line 1, column ")
                .hasMessageContaining(", member \"");
    }

    @Test
    void optionalsIdentifiersMapsAndSetsAreRead() {
        UUID id = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(row(
                        "{\"id\": \"" + id + "\", \"byMood\": {\"GLAD\": [1, 2]}, \"currency\": \"EUR\","
                                + " \"due\": \"2026-01-31\"}",
                        Various.class))
                .isEqualTo(new Various(
                        id,
                        Map.of(Mood.GLAD, Set.of(1, 2)),
                        Currency.getInstance("EUR"),
                        Optional.of(LocalDate.of(2026, 1, 31))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\": \"\"",
                "\"id\": \"12\"",
                "\"id\": 12",
                "\"currency\": \"\"",
                "\"currency\": \"Euro\"",
                "\"byMood\": {\"happy\": []}",
                "\"byMood\": []",
                "\"due\": \"\"",
                "\"due\": 5"
            })
    void whatIsNoneOfTheseIsRefused(String member) {
        String rest =
                "\"id\": \"123e4567-e89b-12d3-a456-426614174000\", \"byMood\": {}, \"currency\": \"EUR\", \"due\": null";
        String name = member.substring(0, member.indexOf(':'));
        String line = Arrays.stream(rest.split(", "))
                .map(given -> given.startsWith(name + ":") ? member : given)
                .collect(Collectors.joining(", "));
        refused("{" + line + "}", Various.class)
                .hasMessageContaining(", member " + name.substring(0, name.length() - 1));
    }

    @Test
    void anOptionalComponentIsANamedValueWhereItIsThereAndNoneWhereItIsNot() {
        List<Example<Hint, String>> examples = Examples.jsonl(
                "d.jsonl",
                stream("{\"question\": \"q\", \"hint\": \"h\", \"rank\": 1}\n{\"question\": \"q\"}"),
                Hint.class,
                row -> row,
                Hint::question);
        assertThat(examples.get(0).fields()).isEqualTo(Map.of("question", "q", "hint", "h", "rank", 1));
        assertThat(examples.get(1).fields()).isEqualTo(Map.of("question", "q"));
    }

    @Test
    void jacksonsAnnotationsAreFollowed() {
        assertThat(row("{\"utterance\": \"x\", \"cnt\": 5, \"date\": \"31.01.2026\"}", Renamed.class))
                .isEqualTo(new Renamed("x", 5, LocalDate.of(2026, 1, 31)));
        refused("{\"utterance\": \"x\", \"cnt\": 5, \"date\": \"31.02.2026\"}", Renamed.class)
                .hasMessageContaining("member \"date\"");
        refused("{\"text\": \"x\", \"cnt\": 5, \"date\": \"31.01.2026\"}", Renamed.class)
                .hasMessageContaining("\"utterance\" is missing");
    }

    @Test
    void aSealedTypeIsReadByTheNameOfItsKind() {
        assertThat(row("{\"shape\": {\"kind\": \"circle\", \"radius\": 2}}", Drawing.class))
                .isEqualTo(new Drawing(new Circle(2)));
        assertThat(row("{\"shape\": {\"side\": 2, \"kind\": \"square\"}}", Drawing.class))
                .isEqualTo(new Drawing(new Square(2)));
        refused("{\"shape\": {\"kind\": \"circle\", \"raduis\": 2}}", Drawing.class)
                .hasMessageContaining("\"radius\" is missing; is \"raduis\" meant to be it?");
        refused("{\"shape\": {\"kind\": \"cube\", \"side\": 2}}", Drawing.class).hasMessageContaining("cube");
    }

    @Test
    void whatTheRecordItselfRefusesIsRefusedWithItsReason() {
        refused("{\"count\": -1}", Checked.class).hasMessageContaining("count is below 0");
    }

    private static Sized sized(String json) {
        return Examples.rowsOf("d.jsonl", stream(json), Sized.class).get(0);
    }

    private static <R> R row(String line, Class<R> type) {
        return Examples.rowsOf("d.jsonl", stream(line), type).get(0);
    }

    private static AbstractThrowableAssert<?, ?> refused(String text, Class<?> type) {
        return assertThatThrownBy(() -> Examples.rowsOf("d.jsonl", stream(text), type))
                .isInstanceOf(DataException.class);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
