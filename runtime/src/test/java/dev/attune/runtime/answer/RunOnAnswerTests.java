package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.annotations.Instruction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small models do not stop after their answer but write the next turn. */
class RunOnAnswerTests {

    interface WriteMail {
        @Instruction("Write the mail.")
        String mail(String recipient, String subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Answer: Paris\nContext:\n[1] x\nQuestion: Next?\nAnswer: Rome",
                "Answer: Paris\n\nQuestion: Next?\nAnswer: Rome",
                "Paris\nContext: (none)\nQuestion: Next?",
                "Question: Which?\nAnswer: Paris"
            })
    void aNextTurnIsNoPartOfTheAnswer(String answer) {
        assertThat(Fixture.answering(Fixture.AnswerQuestion.class, answer).answer(List.of(), "Which?"))
                .isEqualTo("Paris");
    }

    @Test
    void anInputThatNoTurnFollowsIsText() {
        String answer = "Paris\nContext: the river Seine";

        assertThat(Fixture.answering(Fixture.AnswerQuestion.class, "Answer: " + answer)
                        .answer(List.of(), "Which?"))
                .isEqualTo(answer);
    }

    @Test
    void twoAnswersThatDifferAreNotChosenFrom() {
        Fixture.AnswerQuestion module = Fixture.answering(Fixture.AnswerQuestion.class, "Answer: Paris\nAnswer: Rome");

        assertThatThrownBy(() -> module.answer(List.of(), "Which?"))
                .hasMessageContaining("it is given several times, with different values");
    }

    @Test
    void theFirstLineDecidesWhereAValueIsOneLine() {
        String answer = "Intent: cancel\nText: I want a hotel\nIntent: book hotel";

        assertThat(Fixture.answering(Fixture.PickIntent.class, answer).intent("?"))
                .isEqualTo(Fixture.Intent.CANCEL);
    }

    @Test
    void anInputInTheReasoningEndsNothing() {
        String answer = "Reasoning: let me repeat.\nQuestion: 2 + 2?\nSo, four.\nAnswer: 4";

        assertThat(Fixture.answering(Fixture.ThinkAndAnswer.class, answer).answer("2 + 2?"))
                .isEqualTo("4");
    }

    @Test
    void aLineThatBeginsWithALaterInputMayBelongToTheText() {
        String mail = "Dear Ann,\nSubject: as before\nYours";

        assertThat(Fixture.answering(WriteMail.class, "Mail: " + mail).mail("Ann", "hi"))
                .isEqualTo(mail);
    }

    @Test
    void aTextMayBeginWithAnInput() {
        String mail = "Recipient: Ann\nDear Ann";

        assertThat(Fixture.answering(WriteMail.class, "Mail:\n" + mail).mail("Ann", "hi"))
                .isEqualTo(mail);
    }
}
