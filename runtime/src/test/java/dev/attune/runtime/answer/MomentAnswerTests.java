package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.field.FieldType;
import dev.attune.runtime.field.FieldTypes;
import dev.attune.runtime.text.UnreadableException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times are read where they are plain, and refused where their order, their zone or their number leaves a doubt. */
class MomentAnswerTests {

    private static final FieldType DATE = FieldTypes.BUILT_IN.get(LocalDate.class);
    private static final LocalDate MARCH = LocalDate.of(2025, 3, 4);
    private static final LocalDateTime TEN = LocalDateTime.of(2025, 3, 4, 10, 0);

    interface When {
        LocalDateTime start(String text);
    }

    interface Sent {
        Instant sent(String text);
    }

    interface Deadlines {
        List<Instant> found(String text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-04",
                "**2025-03-04**.",
                "The invoice is due on 2025-03-04.",
                "It is due on 2025-03-04, two weeks from now.",
                "2025-03-04 (March 4, 2025)",
                "2025-03-04. I repeat: 2025-03-04!",
                "2025\u201103\u201104",
                "March 4, 2025",
                "It was signed on the 4th of March 2025 in Rome.",
                "4 Mar 2025",
                "Mar. 4th, 2025",
                "The meeting is on 2025-03-04 at 10:00.",
                "The date was moved to 2025-03-04",
                "```\n2025-03-04\n```"
            })
    void aDateIsReadWhateverSurroundsIt(String text) throws UnreadableException {
        assertThat(DATE.parse(text)).isEqualTo(MARCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/04/2025",
                "3.4.2025",
                "04-03-2025",
                "25-03-04",
                "2025/03/04",
                "20250304",
                "13/04/2025",
                "2025-03-04 (03/04/2025)",
                "2025-03-04 or 2025-03-05",
                "2025-03-04\n\n2025-03-05",
                "2025-03-04/2025-03-05",
                "2025-03-04/06",
                "2025-03-04 to 06",
                "2025-03-04 – 06",
                "2025-03-04 (March 5, 2025)",
                "3 - 4 March 2025",
                "3–4 March 2025",
                "March 3-4, 2025",
                "March 2025",
                "2025-03",
                "2025-3-4",
                "2025-02-29",
                "2025-13-04",
                "February 30, 2025",
                "2025-03-04T23:30:00Z",
                "2025-03-04T00:00",
                "12025-03-04",
                "2025-03-045",
                "-2025-03-04",
                "before 2025-03-04",
                "no later than 2025-03-04",
                "two days after 2025-03-04",
                "30 days from 2025-03-04",
                "2025-03-04 + 30 days",
                "2025-03-04 plus 30 days",
                "> 2025-03-04",
                "around 2025-03-04",
                "It is not 2025-03-04.",
                "2025-03-04?",
                "Is it 2025-03-04?",
                "today",
                "YYYY-MM-DD",
                "1741046400",
                ""
            })
    void aDateThatIsNotPlainIsRefused(String text) {
        assertThatThrownBy(() -> DATE.parse(text)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void theReasonSaysWhatToWrite() {
        assertThatThrownBy(() -> DATE.parse("03/04/2025"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("in a form that is not clear; write a date as YYYY-MM-DD");
        assertThatThrownBy(() -> DATE.parse("2025-02-29"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("there is no such date or time as 2025-02-29");
        assertThatThrownBy(() -> DATE.parse("2025-03-04, then 2025-03-05"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("it holds several dates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Start: 2025-03-04T10:00",
                "2025-03-04T10:00:00",
                "Start: 2025-03-04 10:00",
                "The call starts on 2025-03-04 at 10:00, local time.",
                "{\"start\": \"2025-03-04T10:00:00.000\"}"
            })
    void aLocalTimeIsRead(String answer) {
        assertThat(Fixture.answering(When.class, answer).start("?")).isEqualTo(TEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-04",
                "10:00",
                "2025-03-04T10:00Z",
                "2025-03-04T10:00+01:00",
                "2025-03-04 10:00 CET",
                "2025-03-04 10:00 PM",
                "2025-03-04 10:00PM",
                "2025-03-04 10:00 p.m.",
                "2025-03-04 10:00-12:00",
                "2025-03-04 10:00 to 12:00",
                "2025-03-04T10:00 Europe/Berlin",
                "2025-03-04T24:00",
                "2025-03-04T10:61",
                "2025-03-04T10:00:00.1234567890",
                "2025-03-04T10:00 or 2025-03-04T11:00",
                "2025-03-04T10:00, not on 2025-03-05"
            })
    void aLocalTimeThatIsNotPlainIsRefused(String answer) {
        assertThatThrownBy(
                        () -> Fixture.answering(When.class, "Start: " + answer).start("?"))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-04T10:00:00Z",
                "2025-03-04 10:00 UTC",
                "2025-03-04T11:00+01:00",
                "2025-03-04T11:00+0100",
                "2025-03-04T05:00-05",
                "It was sent on 2025-03-04 at 10:00 UTC.",
                "2025-03-04T10:00Z, which is 2025-03-04T11:00+01:00"
            })
    void aMomentIsReadWithItsZone(String answer) {
        assertThat(Fixture.answering(Sent.class, "Sent: " + answer).sent("?"))
                .isEqualTo(Instant.parse("2025-03-04T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-04",
                "2025-03-04T10:00",
                "2025-03-04 10:00 CET",
                "2025-03-04 10:00-12:00",
                "2025-03-04 10:00 UTC+2",
                "2025-03-04T10:00+25:00",
                "2025-03-04T10:00Z[Europe/Berlin]",
                "1741082400",
                "2025-03-04T10:00Z and 2025-03-04T11:00Z"
            })
    void aMomentWithoutItsZoneIsRefused(String answer) {
        assertThatThrownBy(
                        () -> Fixture.answering(Sent.class, "Sent: " + answer).sent("?"))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] 2025-03-04T10:00Z\n[2] 2025-03-05T10:00Z",
                "2025-03-04T10:00Z, 2025-03-05T10:00Z",
                "2025-03-04T10:00Z and 2025-03-05T10:00Z",
                "[\"2025-03-04T10:00Z\", \"2025-03-05T10:00Z\"]"
            })
    void aListOfMomentsIsRead(String answer) {
        assertThat(Fixture.answering(Deadlines.class, "Found: " + answer).found("?"))
                .containsExactly(Instant.parse("2025-03-04T10:00:00Z"), Instant.parse("2025-03-05T10:00:00Z"));
    }

    @Test
    void aLongAnswerCostsNoTimeToSpeakOf() {
        String many = "2025-03-04 and so on, ".repeat(40_000);

        assertThatThrownBy(() -> DATE.parse(many))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("very many dates");
    }
}
