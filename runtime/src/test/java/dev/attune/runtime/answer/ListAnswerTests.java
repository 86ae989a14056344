package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.UnreadableAnswerException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListAnswerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] Ann Lee\n[2] Bob, Jr.",
                "- Ann Lee\n- Bob, Jr.",
                "* Ann Lee\n* Bob, Jr.",
                "• Ann Lee\n• Bob, Jr.",
                "+ Ann Lee\n+ Bob, Jr.",
                "1. Ann Lee\n2. Bob, Jr.",
                "1) Ann Lee\n2) Bob, Jr.",
                "(1) Ann Lee\n(2) Bob, Jr.",
                "[1]: Ann Lee\n[2]: Bob, Jr.",
                "Ann Lee\nBob, Jr.",
                "Ann Lee\r\n\r\nBob, Jr.",
                "    - Ann Lee\n    - Bob, Jr.",
                "[\"Ann Lee\", \"Bob, Jr.\"]",
                "['Ann Lee', 'Bob, Jr.',]",
                "[\n  \"Ann Lee\",\n  \"Bob, Jr.\"\n]\nThat is all.",
                "```json\n[\"Ann Lee\", \"Bob, Jr.\"]\n```",
                "```\n- Ann Lee\n- Bob, Jr.\n```",
                "Here they are:\n- Ann Lee\n- Bob, Jr.\n\nI hope this helps!",
                "[1] Ann Lee\n[2] Bob, Jr.\n\nI hope this helps!"
            })
    void aListIsReadWhateverItsMarks(String answer) {
        assertThat(Fixture.answering(Fixture.Names.class, "Names:\n" + answer).names("?"))
                .containsExactly("Ann Lee", "Bob, Jr.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(none)", "None", "[]"})
    void noItemsAreAnEmptyList(String answer) {
        assertThat(Fixture.answering(Fixture.Names.class, "Names: " + answer).names("?"))
                .isEmpty();
    }

    @Test
    void indentedLinesBelongToTheirItem() {
        assertThat(Fixture.answering(Fixture.Names.class, "Names:\n[1] Ann\n    - Lee\n\n      B.\n[2] Bob")
                        .names("?"))
                .containsExactly("Ann\n- Lee\n\n  B.", "Bob");
    }

    @Test
    void emphasisIsNoListMark() {
        assertThat(Fixture.answering(Fixture.Names.class, "Names:\n**Ann**\n*Bob*")
                        .names("?"))
                .containsExactly("**Ann**", "*Bob*");
    }

    @Test
    void theEchoedFormIsNoList() {
        Fixture.Names module = Fixture.answering(Fixture.Names.class, "Names: <a list, one item a line>");

        assertThatThrownBy(() -> module.names("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 2, 1000", "1; 2; 1000", "[1, 2, 1000]", "- 1\n- 2\n- 1,000", "[1] 1\n[2] 2\n[3] 1000"})
    void numbersMayStandInOneLine(String answer) {
        assertThat(Fixture.answering(Fixture.Numbers.class, "Numbers: " + answer)
                        .numbers("?"))
                .containsExactly(1, 2, 1000);
    }

    @Test
    void aCommaThatMayBelongToANumberIsNotGuessedAt() {
        Fixture.Numbers module = Fixture.answering(Fixture.Numbers.class, "Numbers: 1,200,300");

        assertThatThrownBy(() -> module.numbers("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel, book hotel",
                "CANCEL,BOOK_HOTEL",
                "- cancel\n- book hotel",
                "[\"cancel\", \"BOOK_HOTEL\"]"
            })
    void constantsMayStandInOneLine(String answer) {
        assertThat(Fixture.answering(Fixture.Intents.class, "Intents: " + answer)
                        .intents("?"))
                .containsExactly(Fixture.Intent.CANCEL, Fixture.Intent.BOOK_HOTEL);
    }

    @Test
    void oneWrongItemMakesTheListUnreadable() {
        Fixture.Intents module = Fixture.answering(Fixture.Intents.class, "Intents: cancel, sleep");

        assertThatThrownBy(() -> module.intents("?"))
                .hasMessageContaining("the field Intents: it names none of the allowed values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] {\"title\":\"a\",\"year\":1}\n[2] {\"title\":\"b\",\"year\":2}",
                "[{\"title\": \"a\", \"year\": 1}, {\"title\": \"b\", \"year\": \"2\"}]"
            })
    void recordsAreItemsInJson(String answer) {
        assertThat(Fixture.answering(Fixture.TakeOrders.class, "Passages:\n" + answer)
                        .passages("?"))
                .isEqualTo(List.of(new Fixture.Passage("a", 1), new Fixture.Passage("b", 2)));
    }
}
