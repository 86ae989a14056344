package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineAnswerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "book hotel",
                "BOOK_HOTEL",
                "Book_Hotel",
                "book-hotel.",
                "**book hotel**",
                "\"book hotel\"",
                "<book hotel>",
                "I think the user wants to book hotel rooms.",
                "The user is in Rome.\nSo it is: book hotel",
                "book hotel\nNot cancel, since nothing was booked."
            })
    void aConstantIsReadByItsTextOrNameAlsoInASentence(String answer) {
        assertThat(Fixture.answering(Fixture.PickIntent.class, "Intent: " + answer)
                        .intent("?"))
                .isEqualTo(Fixture.Intent.BOOK_HOTEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel or book hotel",
                "Either cancel, or book flight",
                "book",
                "unknown",
                "cancellation",
                "???",
                "one of book flight, book hotel, cancel"
            })
    void anAnswerThatNamesNoneOrSeveralConstantsIsUnreadable(String answer) {
        Fixture.PickIntent module = Fixture.answering(Fixture.PickIntent.class, "Intent: " + answer);

        assertThatThrownBy(() -> module.intent("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    enum Sign {
        PLUS("+"),
        MINUS("-"),
        C("C"),
        CPP("C++"),
        POSITIVE("positive"),
        VERY_POSITIVE("very positive");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    interface PickSign {
        @Instruction("Pick the sign.")
        Sign sign(String text);
    }

    @ParameterizedTest
    @CsvSource({
        "+, PLUS",
        "-, MINUS",
        "`-`, MINUS",
        "minus, MINUS",
        "C++, CPP",
        "**C++**, CPP",
        "C, C",
        "It is very positive., VERY_POSITIVE",
        "It is positive., POSITIVE"
    })
    void constantsAreToldApartByTheirMarksAndByTheirLongestName(String answer, Sign sign) {
        assertThat(Fixture.answering(PickSign.class, "Sign: " + answer).sign("?"))
                .isEqualTo(sign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "It is C or C++", "positive, very positive"})
    void marksAloneAreNoConstant(String answer) {
        PickSign module = Fixture.answering(PickSign.class, "Sign: " + answer);

        assertThatThrownBy(() -> module.sign("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42|42",
                "**42**|42",
                "-7|-7",
                "−7|-7",
                "+7|7",
                "1,234,567|1234567",
                "1'234|1234",
                "1_000|1000",
                "$1,200|1200",
                "-$5|-5",
                "4.0|4",
                "2e3|2000",
                "There are 42 of them.|42",
                "GPT-4 counted 12|12",
                "about ~5|5",
                "12.|12",
                "8 of 10|8",
                "95%|95"
            })
    void wholeNumbersAreReadFromTheTextAroundThem(String answer, int number) {
        assertThat(Fixture.answering(Fixture.Count.class, "Number: " + answer).number("?"))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "4.5",
                "99999999999",
                "1e99999999999",
                "1 000",
                "1,5",
                "1.234,56",
                "1,2,3",
                "v1.2.3",
                "8/10",
                "5-7"
            })
    void whatIsNoClearWholeNumberIsUnreadable(String answer) {
        Fixture.Count module = Fixture.answering(Fixture.Count.class, "Number: " + answer);

        assertThatThrownBy(() -> module.number("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.25|0.25", ".5|0.5", "-1.5e-3|-0.0015", "1,000.5 m|1000.5", "3|3", "1E10|1e10"})
    void realNumbersAreRead(String answer, double size) {
        assertThat(Fixture.answering(Fixture.Measure.class, "Size: " + answer).size("?"))
                .isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "NaN", "Infinity"})
    void numbersThatAreNotFiniteAreUnreadable(String answer) {
        Fixture.Measure module = Fixture.answering(Fixture.Measure.class, "Size: " + answer);

        assertThatThrownBy(() -> module.size("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void decimalsKeepTheirZeros() {
        assertThat(Fixture.answering(Fixture.Price.class, "Price: €1.50").price("?"))
                .isEqualTo(new BigDecimal("1.50"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes.",
                "**True**",
                "yes, it is not false",
                "The answer is yes.",
                "I checked it.\nYes",
                "{\"correct\": true}"
            })
    void yesIsRead(String answer) {
        assertThat(Fixture.answering(Fixture.IsTrue.class, answer).correct("?")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "No, yes would be wrong", "FALSE", "The claim is false"})
    void noIsRead(String answer) {
        assertThat(Fixture.answering(Fixture.IsTrue.class, answer).correct("?")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes or no",
                "<yes or no>",
                "yes/no",
                "maybe",
                "It is not true",
                "That isn't true",
                "There is no reason to say so",
                "nothing"
            })
    void whatIsNeitherYesNorNoIsUnreadable(String answer) {
        Fixture.IsTrue module = Fixture.answering(Fixture.IsTrue.class, "Correct: " + answer);

        assertThatThrownBy(() -> module.correct("?")).isInstanceOf(UnreadableAnswerException.class);
    }

    interface Grade {
        @Instruction("Grade it.")
        @Field("a grade from 1 to 5")
        int grade(String text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grade: <a grade from 1 to 5; a whole number>", "<A grade from 1 to 5; a whole number>"})
    void theNumberInAnEchoedFormIsNoValue(String answer) {
        Grade module = Fixture.answering(Grade.class, answer);

        assertThatThrownBy(() -> module.grade("?"))
                .hasMessageContaining("it repeats the form instead of filling it in");
    }
}
