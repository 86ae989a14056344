package dev.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long runs of one mark, as a model that has lost its way writes them, take no more than time in their length. */
class HostileAnswerTests {

    private static final int LENGTH = 100_000;
    private static final Duration HANG = Duration.ofSeconds(10);
    private static final Map<String, Consumer<String>> MODULES = Map.of(
            "Answer: ", answer -> module(Fixture.ThinkAndAnswer.class, answer).answer("?"),
            "Intent: ", answer -> module(Fixture.PickIntent.class, answer).intent("?"),
            "Number: ", answer -> module(Fixture.Count.class, answer).number("?"),
            "Correct: ", answer -> module(Fixture.IsTrue.class, answer).correct("?"),
            "Names:\n- ", answer -> module(Fixture.Names.class, answer).names("?"),
            "Numbers: ", answer -> module(Fixture.Numbers.class, answer).numbers("?"),
            "Intent: cancel\nReasons: none\nScore:",
                    answer -> module(Fixture.Judge.class, answer).review("?"),
            "Passages: ", answer -> module(Fixture.TakeOrders.class, answer).passages("?"));

    /** A module whose model gives this answer, and none at all to the repair request. */
    private static <T> T module(Class<T> type, String answer) {
        return Fixture.module(type, ScriptedModel.answering(answer, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "#",
                "`",
                " ",
                "\n",
                "\r",
                "-",
                "[",
                "{",
                "{\"a\":",
                ":",
                ",",
                "1",
                "1,234",
                ".",
                "```\n",
                "Answer:",
                "**Answer:** *",
                "Intent: ",
                "Text:\n",
                "[1] ",
                "1. \n",
                "yes ",
                "cancel ",
                "-1",
                "<think>",
                "</think>"
            })
    void longRunsOfAMarkAreReadInTheirTime(String mark) {
        String run = mark.repeat(LENGTH / mark.length());
        assertTimeoutPreemptively(
                HANG,
                () -> MODULES.forEach((label, module) -> {
                    AnswerFuzz.readOrRefuse(module, run);
                    AnswerFuzz.readOrRefuse(module, label + run);
                }));
    }
}
