package dev.attune.report.view;

import static dev.attune.report.view.InstructionDiff.Kind.ADDED;
import static dev.attune.report.view.InstructionDiff.Kind.KEPT;
import static dev.attune.report.view.InstructionDiff.Kind.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.report.Xml;
import dev.attune.report.view.InstructionDiff.Part;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class InstructionDiffTests {

    @Test
    void marksChangedWords() {
        assertThat(InstructionDiff.between("Answer in a few words.", "Answer in one word.")
                        .parts())
                .containsExactly(
                        new Part(KEPT, "Answer in "),
                        new Part(REMOVED, "a few words"),
                        new Part(ADDED, "one word"),
                        new Part(KEPT, "."));
    }

    @Test
    void marksNoBlanks() {
        String marked = InstructionDiff.between("one two three four ", "one two three four")
                .marked()
                .toString();

        assertThat(marked).contains("one two three four").doesNotContain("<del", "<ins");
    }

    @Test
    void keepsEqualTextsWhole() {
        InstructionDiff diff = InstructionDiff.between("Answer.", "Answer.");

        assertThat(diff.isUnchanged()).isTrue();
        assertThat(diff.parts()).containsExactly(new Part(KEPT, "Answer."));
    }

    @Test
    void showsTextsWithoutCommonWordsAsReplaced() {
        assertThat(InstructionDiff.between("Answer the question.", "Be brief, cite sources.")
                        .parts())
                .containsExactly(
                        new Part(REMOVED, "Answer the question."),
                        new Part(KEPT, "\n"),
                        new Part(ADDED, "Be brief, cite sources."));
    }

    @Test
    void comparesVeryLongTextsAsAWhole() {
        String before = "word ".repeat(3_000);
        String after = before + "more";

        assertThat(InstructionDiff.between(before, after).parts())
                .containsExactly(new Part(REMOVED, before), new Part(KEPT, "\n"), new Part(ADDED, after));
    }

    @Test
    void startsFromAnEmptyText() {
        assertThat(InstructionDiff.between("", "Answer.").parts()).containsExactly(new Part(ADDED, "Answer."));
    }

    @Test
    void comparesCharacterByCharacterWhereNoBlanksPartWords() {
        assertThat(InstructionDiff.between("質問に答える", "質問に短く答える").parts())
                .contains(new Part(ADDED, "短く"))
                .contains(new Part(KEPT, "答える"));
    }

    @Test
    void countsWords() {
        InstructionDiff diff = InstructionDiff.between("Answer in a few words.", "Answer briefly, in a few words.");

        assertThat(diff.words(ADDED)).isEqualTo(1);
        assertThat(diff.words(REMOVED)).isZero();
    }

    @Test
    void marksChangesWithElementsThatMeanThem() {
        String markup = InstructionDiff.between("Answer in a few words.", "Answer in one word.")
                .marked()
                .toString();

        assertThat(Xml.elements(markup, "del")).singleElement().returns("a few words", Element::getTextContent);
        assertThat(Xml.elements(markup, "ins")).singleElement().returns("one word", Element::getTextContent);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNoCharacterOfEitherText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String before = words(random);
        String after = before.substring(0, before.length() / 2) + words(random);

        InstructionDiff diff = InstructionDiff.between(before, after);

        assertThat(textOf(diff, ADDED)).isEqualTo(before);
        assertThat(textOf(diff, REMOVED)).isEqualTo(after);
    }

    private static String words(SplittableRandom random) {
        return random.ints(40, 0, 6)
                .mapToObj(i -> new String[] {"the ", "answer, ", "in ", "few\n", "words. ", "(a) "}[i])
                .collect(Collectors.joining());
    }

    private static String textOf(InstructionDiff diff, InstructionDiff.Kind without) {
        return diff.parts().stream()
                .filter(part -> part.kind() != without)
                .map(Part::text)
                .collect(Collectors.joining());
    }

    @Test
    void foldsLongTextsThatNothingHasChangedInAndLosesNothing() {
        String same = "the same words again and again ".repeat(60);
        String before = "Begin. " + same + "old " + same + "End.";
        String after = before.replace("old", "new");

        String folded = InstructionDiff.between(before, after).folded().toString();

        assertThat(folded.split("<details>", -1)).hasSize(3);
        assertThat(folded).contains("words unchanged</summary>").contains(">new</ins>");
        assertThat(folded.replaceAll("<summary>.*?</summary>|<del.*?</del>|<[^>]*>", ""))
                .isEqualTo(after);
        assertThat(InstructionDiff.between("a b", "a c").folded().toString()).doesNotContain("<details>");
        assertThat(InstructionDiff.between(before, before).folded().toString()).doesNotContain("<details>");
    }

    @Test
    void aChangedWordOfALongTextIsOneChange() {
        String paragraphs = "Answer in one word, as the user asks for it.\n\n".repeat(400);

        InstructionDiff diff = InstructionDiff.between(
                paragraphs + "Be short.\n\n" + paragraphs, paragraphs + "Be brief.\n\n" + paragraphs);

        assertThat(diff.words(InstructionDiff.Kind.REMOVED)).isEqualTo(1);
        assertThat(diff.words(InstructionDiff.Kind.ADDED)).isEqualTo(1);
    }

    @Test
    void aShortTextLostInALongOneIsReplaced() {
        String after = "Name one of the fifteen domains that the list below holds, and nothing else, even where two of "
                + "them would fit; when you cannot tell, choose the first that fits, and write it in lower case.";

        InstructionDiff diff = InstructionDiff.between("Choose the domain.", after);

        assertThat(diff.words(InstructionDiff.Kind.KEPT)).isZero();
    }
}
