package dev.attune.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.program.PreparedProgram.Splits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitOverlapTests {

    @Test
    void theOneNearDuplicateAmongThousandsOfTextsOfOneTemplateIsFoundWithinSeconds() {
        List<Example<?, ?>> train = reports(0, 3_000);
        List<Example<?, ?>> test = new ArrayList<>(reports(3_000, 1_000));
        test.add(Example.of("copy", "Note! " + train.get(1_711).input(), ""));
        List<Check> checks = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> SplitOverlap.checks(new Splits(train, List.of(), test)));
        assertThat(checks.get(1).message())
                .startsWith("1 of 1001 test examples ")
                .contains("copy of the test split and n1711 of the training split");
    }

    @Test
    void theSimilarityOfThreeWordsInARowDecidesAndNotThatOfWords() {
        String text = words(60, 0);
        assertThat(near(text, words(60, 1))).isTrue();
        assertThat(near(text, words(40, 1))).isFalse();
        List<String> reversed = new ArrayList<>(List.of(text.split(" ")));
        Collections.reverse(reversed);
        assertThat(near(text, String.join(" ", reversed))).isFalse();
    }

    /** Words of which so many at the end are others. */
    private static String words(int count, int changed) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(i < count - changed ? "word" + i : "other" + i);
        }
        return String.join(" ", words);
    }

    private static boolean near(String train, String test) {
        Splits splits =
                new Splits(List.of(Example.of("one", train, "")), List.of(), List.of(Example.of("two", test, "")));
        return SplitOverlap.checks(splits).get(1).message().contains("nearly the input of");
    }

    /** Half of each text is the same in all. */
    private static List<Example<?, ?>> reports(int from, int count) {
        Random random = new Random(from);
        List<Example<?, ?>> examples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            StringBuilder text = new StringBuilder(words(100, 0));
            random.ints(100, 0, 5_000).forEach(word -> text.append(" w").append(word));
            examples.add(Example.of("n" + i, text.toString(), ""));
        }
        return examples;
    }

    @Test
    void inputsOfTwoFoldsThatAreNearlyTheSameAreTold() {
        List<Example<?, ?>> train = List.of(
                Example.of("one", "Where is my parcel?", ""),
                Example.of("two", "Where is my refund?", ""),
                Example.of("three", "where is my parcel", ""));
        Folds apart = Folds.of(List.of(train.subList(0, 2), train.subList(2, 3)));
        Folds together = Folds.of(List.of(List.of(train.get(0), train.get(2)), train.subList(1, 2)));

        assertThat(SplitOverlap.checks(new Splits(train, train, List.of(), List.of(), apart)))
                .extracting(Check::message)
                .containsExactly(
                        "no input is in two splits",
                        "1 of 3 training examples have nearly the input of one of another fold, the first: three of the training"
                                + " split and one of the training split. Leave them out of one of the splits");
        assertThat(SplitOverlap.checks(new Splits(train, train, List.of(), List.of(), together)))
                .extracting(Check::status)
                .containsOnly(Status.OK);
    }
}
