package dev.attune.runtime.answer;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFuzzTests {

    private static final int INPUTS = 2_000;
    private static final Map<String, Consumer<String>> MODULES = Map.ofEntries(
            entry(
                    "Reasoning: easy\nAnswer: 4",
                    answer -> Fixture.answering(Fixture.ThinkAndAnswer.class, answer)
                            .answer("?")),
            entry(
                    "Intent: cancel",
                    answer ->
                            Fixture.answering(Fixture.PickIntent.class, answer).intent("?")),
            entry(
                    "Intent: cancel\nScore: 0.5\nReasons:\n[1] a\n[2] b",
                    answer -> Fixture.answering(Fixture.Judge.class, answer).review("?")),
            entry(
                    "{\"intent\": \"cancel\", \"score\": 0.5, \"reasons\": [\"a\"]}",
                    answer -> Fixture.answering(Fixture.Judge.class, answer).review("?")),
            entry(
                    "Passage: {\"title\":\"a\",\"year\":1}\nPrice: 1.50\nPaid: yes\nIntents:\n- cancel\n- BOOK_HOTEL",
                    answer -> Fixture.answering(Fixture.Take.class, answer).order("?")),
            entry(
                    "**Names:**\n1. Ann\n2. Bob",
                    answer -> Fixture.answering(Fixture.Names.class, answer).names("?")),
            entry(
                    "Passages:\n[1] {\"title\":\"a\",\"year\":1}",
                    answer ->
                            Fixture.answering(Fixture.TakeOrders.class, answer).passages("?")),
            entry(
                    "## Number\n1,234",
                    answer -> Fixture.answering(Fixture.Count.class, answer).number("?")),
            entry(
                    "Correct: yes",
                    answer -> Fixture.answering(Fixture.IsTrue.class, answer).correct("?")));
    private static final List<String> GOOD = MODULES.keySet().stream().sorted().toList();

    private static Consumer<String> module(String good) {
        return Objects.requireNonNull(MODULES.get(good));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void randomTextIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < INPUTS; i++) {
            AnswerFuzz.readOrRefuse(module(GOOD.get(i % GOOD.size())), AnswerFuzz.randomText(random));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void aSpoiledAnswerIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < INPUTS; i++) {
            String good = GOOD.get(i % GOOD.size());
            AnswerFuzz.readOrRefuse(module(good), AnswerFuzz.mutate(good, random));
        }
    }
}
