package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that were once misread or refused: each is read as the value that it plainly holds, or refused where it holds none. */
class FaultyAnswerTests {

    private static final Map<String, Class<?>> MODULES = Map.ofEntries(
            Map.entry("enum Mood", FaultFixture.PickMood.class),
            Map.entry("@ChainOfThought Mood", FaultFixture.ThinkMood.class),
            Map.entry("enum Lang", FaultFixture.PickLang.class),
            Map.entry("enum {POS", FaultFixture.PickFeel.class),
            Map.entry("enum {LT", FaultFixture.PickOp.class),
            Map.entry("enum {YES", FaultFixture.PickVerdict.class),
            Map.entry("enum {A", FaultFixture.PickGrade.class),
            Map.entry("enum {P0", FaultFixture.PickSeverity.class),
            Map.entry("String answer", FaultFixture.Answer.class),
            Map.entry("String code", FaultFixture.Code.class),
            Map.entry("boolean spam", FaultFixture.IsSpam.class),
            Map.entry("int count", FaultFixture.Count.class),
            Map.entry("double price", FaultFixture.Price.class),
            Map.entry("record Person", FaultFixture.FindPerson.class),
            Map.entry("List<Person>", FaultFixture.FindPeople.class),
            Map.entry("List<String>", FaultFixture.Tags.class),
            Map.entry("List<Integer>", FaultFixture.Nums.class),
            Map.entry("List<Mood>", FaultFixture.Moods.class),
            Map.entry("record Order", FaultFixture.TakeOrder.class),
            Map.entry("record Two", FaultFixture.WriteTwo.class));

    static Stream<Arguments> rows() {
        try (InputStream file = FaultyAnswerTests.class.getResourceAsStream("answers.tsv")) {
            if (file == null) {
                throw new IllegalStateException("answers.tsv is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> Arguments.of(cells[0], cells[1], cells[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachIsReadOrRefused(String signature, String answer, String value) {
        Class<?> module = MODULES.entrySet().stream()
                .filter(known -> signature.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no module for " + signature));

        assertThat(FaultFixture.read(module, answer)).isEqualTo(name(module, value));
    }

    /** The file names constants, whose text may be another. */
    private static String name(Class<?> module, String value) {
        return Stream.of(FaultFixture.Lang.values(), FaultFixture.Feel.values(), FaultFixture.Op.values())
                .flatMap(Stream::of)
                .filter(constant -> !module.equals(FaultFixture.Answer.class)
                        && constant.name().equals(value))
                .map(Object::toString)
                .findFirst()
                .orElse(value);
    }
}
