package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.answer.AnswerParser.Answer;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Forty thousand answers, of four kinds: each is read into what the module promises, or refused in the one documented way. */
class AnswerParserFuzzTests {

    private static final int INPUTS = 10_000;
    private static final List<Signature> MODULES = Stream.of(
                    Fixture.ThinkAndAnswer.class,
                    Fixture.PickIntent.class,
                    Fixture.Judge.class,
                    Fixture.Take.class,
                    Fixture.TakeOrders.class,
                    Fixture.Names.class,
                    Fixture.Numbers.class,
                    Fixture.Intents.class,
                    Fixture.Count.class,
                    Fixture.Price.class,
                    Fixture.IsTrue.class)
            .map(Signature::of)
            .toList();
    private static final List<String> GOOD = List.of(
            "Reasoning: easy\nAnswer: 4",
            "Intent: cancel\nScore: 0.5\nReasons:\n[1] a\n[2] b",
            "{\"intent\": \"cancel\", \"score\": 0.5, \"reasons\": [\"a\"]}",
            "Passage: {\"title\":\"a\",\"year\":1}\nPrice: 1.50\nPaid: yes\nIntents:\n- cancel\n- BOOK_HOTEL",
            "Passages:\n[1] {\"title\":\"a\",\"year\":1}\n[2] {\"title\":\"b\",\"year\":2}",
            "**Names:**\n1. Ann\n2. Bob",
            "## Number\n1,234",
            "Price: $1'234.50",
            "Correct: yes");

    @Test
    void piecesOfAnswersAreReadOrRefused() {
        fuzz(21, AnswerFuzz::randomText);
    }

    @Test
    void charactersOfAnyKindAreReadOrRefused() {
        fuzz(22, AnswerFuzz::randomCharacters);
    }

    @Test
    void nestedJsonIsReadOrRefused() {
        fuzz(23, AnswerFuzz::nestedJson);
    }

    @Test
    void spoiledAnswersAreReadOrRefused() {
        int read = fuzz(24, random -> AnswerFuzz.mutate(GOOD.get(random.nextInt(GOOD.size())), random));

        assertThat(read).as("answers that were read").isBetween(INPUTS / 20, INPUTS * 19 / 20);
    }

    private static int fuzz(long seed, Function<SplittableRandom, String> answers) {
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            Signature signature = MODULES.get(i % MODULES.size());
            String text = answers.apply(random);
            try {
                Answer answer = AnswerParser.parse(signature, text);
                assertFits(signature, answer);
                read++;
            } catch (UnreadableException expected) {
                continue;
            } catch (Throwable other) {
                throw new AssertionError(
                        "answer " + i + " of seed " + seed + " for " + signature.describe() + ": " + text, other);
            }
        }
        return read;
    }

    private static void assertFits(Signature signature, Answer answer) {
        Class<?> promised = signature.method().getReturnType();
        if (!promised.isPrimitive() && !promised.isInstance(answer.result())) {
            throw new AssertionError(answer.result() + " is no " + promised);
        }
        if (answer.texts().size() != signature.writtenFields().size()) {
            throw new AssertionError(answer.texts() + " has not all fields");
        }
    }
}
