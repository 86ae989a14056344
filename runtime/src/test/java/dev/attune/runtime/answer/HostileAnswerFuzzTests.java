package dev.attune.runtime.answer;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.annotations.Instruction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long runs of one mark, as a model that has lost its way writes them, take no more than time in their length. */
class HostileAnswerFuzzTests {

    private static final int LENGTH = 50_000;
    private static final Duration HANG = Duration.ofSeconds(30);
    private static final Map<String, Consumer<String>> MODULES = Map.of(
            "Letter: ", answer -> module(PickLetter.class, answer).letter("?"),
            "Letters: ", answer -> module(PickLetters.class, answer).letters("?"),
            "Answer: ", answer -> module(Fixture.ThinkAndAnswer.class, answer).answer("?"),
            "Intent: ", answer -> module(Fixture.PickIntent.class, answer).intent("?"),
            "Number: ", answer -> module(Fixture.Count.class, answer).number("?"),
            "Correct: ", answer -> module(Fixture.IsTrue.class, answer).correct("?"),
            "Names:\n- ", answer -> module(Fixture.Names.class, answer).names("?"),
            "Numbers: ", answer -> module(Fixture.Numbers.class, answer).numbers("?"),
            "Intent: cancel\nReasons: none\nScore:",
                    answer -> module(Fixture.Judge.class, answer).review("?"),
            "Passages: ", answer -> module(Fixture.TakeOrders.class, answer).passages("?"));

    /** As many constants as a data set of intents has. */
    enum Letter {
        // spotless:off
        A0,
        A1,
        A2,
        A3,
        A4,
        A5,
        A6,
        A7,
        A8,
        A9,
        B0,
        B1,
        B2,
        B3,
        B4,
        B5,
        B6,
        B7,
        B8,
        B9,
        C0,
        C1,
        C2,
        C3,
        C4,
        C5,
        C6,
        C7,
        C8,
        C9,
        D0,
        D1,
        D2,
        D3,
        D4,
        D5,
        D6,
        D7,
        D8,
        D9,
        E0,
        E1,
        E2,
        E3,
        E4,
        E5,
        E6,
        E7,
        E8,
        E9,
        F0,
        F1,
        F2,
        F3,
        F4,
        F5,
        F6,
        F7,
        F8,
        F9,
        G0,
        G1,
        G2,
        G3,
        G4,
        G5,
        G6,
        G7,
        G8,
        G9,
        H0,
        H1,
        H2,
        H3,
        H4,
        H5,
        H6,
        H7,
        H8,
        H9,
        I0,
        I1,
        I2,
        I3,
        I4,
        I5,
        I6,
        I7,
        I8,
        I9,
        J0,
        J1,
        J2,
        J3,
        J4,
        J5,
        J6,
        J7,
        J8,
        J9,
        K0,
        K1,
        K2,
        K3,
        K4,
        K5,
        K6,
        K7,
        K8,
        K9,
        L0,
        L1,
        L2,
        L3,
        L4,
        L5,
        L6,
        L7,
        L8,
        L9,
        M0,
        M1,
        M2,
        M3,
        M4,
        M5,
        M6,
        M7,
        M8,
        M9,
        N0,
        N1,
        N2,
        N3,
        N4,
        N5,
        N6,
        N7,
        N8,
        N9,
        O0,
        O1,
        O2,
        O3,
        O4,
        O5,
        O6,
        O7,
        O8,
        O9
        // spotless:on
    }

    interface PickLetter {
        @Instruction("Pick the letter.")
        Letter letter(String text);
    }

    interface PickLetters {
        @Instruction("Pick the letters.")
        List<Letter> letters(String text);
    }

    /** A module whose model gives this answer, and none at all to the repair request. */
    private static <T> T module(Class<T> type, String answer) {
        return Fixture.module(type, ScriptedModel.answering(answer, ""));
    }

    /** The longest answer that is read at all: what takes time in the square of the length would take minutes here. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Text: a\n", "Question: a\n", "\n", "a ", "{", "Intent:\nText: a\n", "[1] a\n", "**", "- \n"})
    void theLongestAnswerIsReadInItsTime(String mark) {
        String run = mark.repeat((AnswerParser.MAX_LENGTH - 100) / mark.length());
        assertTimeoutPreemptively(HANG, () -> {
            AnswerFuzz.readOrRefuse(
                    answer -> module(Fixture.Judge.class, answer).review("?"), "Score: 1\nIntent: cancel " + run);
            AnswerFuzz.readOrRefuse(
                    answer -> module(Fixture.ThinkAndAnswer.class, answer).answer("?"), "Reasoning: " + run);
        });
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
                "</think>",
                "a\n",
                "a; ",
                "1'234",
                "1\u202f234",
                "+",
                "$",
                "yes or ",
                "[[",
                "]]",
                "[[ Answer ",
                "(1) ",
                "{\"answer\":\"",
                "{'a':1,",
                "\"\\",
                "A0 A1 ",
                "not ",
                "1 = ",
                "(",
                "„a",
                "积",
                "| a ",
                "|-",
                "---\n",
                "\u0301",
                "\ud83d"
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
