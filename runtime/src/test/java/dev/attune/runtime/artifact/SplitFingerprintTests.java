package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitFingerprintTests {

    @Test
    void theSameExamplesHaveNoDifferences() {
        assertThat(differences(examples(0, 50), examples(0, 50))).isEmpty();
        assertThat(differences(List.of(), List.of())).isEmpty();
    }

    @Test
    void addedRemovedAndChangedExamplesAreCounted() {
        assertThat(differences(examples(0, 50), examples(0, 53))).containsExactly("3 training examples added");
        assertThat(differences(examples(0, 50), examples(1, 50))).containsExactly("1 training example removed");
        assertThat(differences(examples(0, 50), examples(2, 52))).containsExactly("2 training examples changed");
        assertThat(differences(examples(0, 50), examples(2, 55)))
                .containsExactly("2 training examples changed", "3 training examples added");
        assertThat(differences(List.of(), examples(0, 2))).containsExactly("2 training examples added");
        assertThat(differences(examples(0, 2), List.of())).containsExactly("2 training examples removed");
    }

    @Test
    void equalExamplesAreCountedAsOftenAsTheyAreThere() {
        assertThat(differences(List.of("a", "a", "b"), List.of("a", "b")))
                .containsExactly("1 training example removed");
    }

    @Test
    void aSplitThatKeepsMostOfItsExamplesIsStillTheSameOne() {
        SplitFingerprint then = SplitFingerprint.of(examples(0, 50));

        assertThat(then.isMostOf(SplitFingerprint.of(examples(24, 74)))).isTrue();
        assertThat(then.isMostOf(SplitFingerprint.of(examples(25, 75)))).isFalse();
        assertThat(then.isMostOf(SplitFingerprint.of(examples(0, 99)))).isTrue();
        assertThat(then.isMostOf(SplitFingerprint.of(examples(0, 100)))).isFalse();
        assertThat(SplitFingerprint.of(List.of("a", "b")).isMostOf(SplitFingerprint.of(List.of("a", "a", "a"))))
                .as("an example that is there three times is not three that were")
                .isFalse();
    }

    @Test
    void aSplitTooLargeToListIsTheSameOneIfAllOfItIs() {
        SplitFingerprint then = SplitFingerprint.of(examples(0, 2_001));

        assertThat(then.isMostOf(SplitFingerprint.of(examples(0, 2_001)))).isTrue();
        assertThat(then.isMostOf(SplitFingerprint.of(examples(0, 2_002)))).isFalse();
    }

    @Test
    void anotherOrderIsToldOf() {
        List<String> turned = new ArrayList<>(examples(0, 50));
        Collections.swap(turned, 3, 4);
        assertThat(differences(examples(0, 50), turned)).containsExactly("the training examples are in another order");
    }

    @Test
    void whereTextsBeginAndEndCounts() {
        assertThat(differences(List.of("ab", "c"), List.of("a", "bc"))).isNotEmpty();
    }

    @Test
    void ofALargeSplitTheNumbersAreCompared() {
        List<String> large = examples(0, 10_000);
        List<String> changed = new ArrayList<>(large);
        changed.set(7, "another");

        assertThat(SplitFingerprint.of(large).examples()).isEmpty();
        assertThat(differences(large, examples(0, 10_003)))
                .containsExactly("the training examples were 10000 and are 10003");
        assertThat(differences(large, changed))
                .containsExactly("the 10000 training examples are not the same, or in another order");
        assertThat(differences(large, examples(0, 10))).containsExactly("the training examples were 10000 and are 10");
    }

    @Test
    void aFingerprintStaysSmallAndOneExampleChangesOneOrTwoOfItsLines() {
        List<String> most = examples(0, SplitFingerprint.MOST_LISTED);
        List<String> lines = SplitFingerprint.of(most).examples();
        List<String> changed = new ArrayList<>(most);
        changed.set(7, "another");
        List<String> others = SplitFingerprint.of(changed).examples();

        assertThat(lines).hasSize(16);
        assertThat(String.join("", lines)).hasSizeLessThan(15_000);
        assertThat(IntStream.range(0, 16).filter(i -> !lines.get(i).equals(others.get(i))))
                .hasSizeBetween(1, 2);
    }

    @Test
    void numbersAreRightForChangesOfAnyKind() {
        SplittableRandom random = new SplittableRandom(20260801);
        for (int round = 0; round < 200; round++) {
            int removed = random.nextInt(5);
            int added = random.nextInt(5);
            List<String> now = new ArrayList<>(examples(removed, 100 + added));
            Collections.shuffle(now, new java.util.Random(random.nextLong()));
            int changed = Math.min(removed, added);
            List<String> expected = new ArrayList<>();
            expect(expected, changed, "changed");
            expect(expected, added - changed, "added");
            expect(expected, removed - changed, "removed");
            if (expected.isEmpty()) {
                expected.add("the training examples are in another order");
            }
            assertThat(differences(examples(0, 100), now)).isEqualTo(expected);
        }
    }

    private static void expect(List<String> words, int number, String what) {
        if (number > 0) {
            words.add(number + " training example" + (number == 1 ? " " : "s ") + what);
        }
    }

    private static List<String> differences(List<String> then, List<String> now) {
        return SplitFingerprint.of(then).differences("training", SplitFingerprint.of(now));
    }

    private static List<String> examples(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "example " + i).toList();
    }
}
