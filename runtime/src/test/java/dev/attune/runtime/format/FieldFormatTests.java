package dev.attune.runtime.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.artifact.ModuleFingerprint;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.time.LocalDate;
import java.time.Year;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that somebody else brings are fields like any other. */
class FieldFormatTests {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    record Stay(String city, LocalDate from, List<LocalDate> trips) {}

    interface NextDay {
        LocalDate next(LocalDate day);
    }

    interface Days {
        List<LocalDate> found(List<LocalDate> days);
    }

    interface Book {
        List<Stay> stays(Stay stay);
    }

    // -- prompts

    @Test
    void aPromptShowsFormAndValuesAsTheFormatGivesThem() {
        ScriptedModel model = ScriptedModel.answering("Next: 01.06.2026");

        assertThat(Fixture.module(NextDay.class, model).next(MAY)).isEqualTo(JUNE);
        assertThat(system(model)).endsWith("Answer in this form:\nNext: <a date such as 31.05.2026>");
        assertThat(user(model)).isEqualTo("Day: 31.05.2026");
    }

    @Test
    void listsAndRecordsShowTheirPartsAsTheFormatGivesThem() {
        ScriptedModel days = ScriptedModel.answering("Found:\n[1] 31.05.2026\n[2] 01.06.2026");
        ScriptedModel stays = ScriptedModel.answering("Stays: (none)");

        assertThat(Fixture.module(Days.class, days).found(List.of(MAY, JUNE))).containsExactly(MAY, JUNE);
        assertThat(system(days)).endsWith("Found: <a list, one item a line, each a date such as 31.05.2026>");
        assertThat(user(days)).isEqualTo("Days:\n[1] 31.05.2026\n[2] 01.06.2026");
        assertThat(Fixture.module(Book.class, stays).stays(new Stay("Rome", MAY, List.of(JUNE))))
                .isEmpty();
        assertThat(user(stays))
                .isEqualTo("Stay: {\"city\":\"Rome\",\"from\":\"31.05.2026\",\"trips\":[\"01.06.2026\"]}");
    }

    // -- answers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01.06.2026",
                "Next: 01.06.2026",
                "Next: **01.06.2026**",
                "Next: \"01.06.2026\".",
                "Next:\n```\n01.06.2026\n```",
                "{\"next\": \"01.06.2026\"}"
            })
    void anAnswerIsReadWhateverSurroundsIt(String answer) {
        assertThat(Fixture.answering(NextDay.class, answer).next(MAY)).isEqualTo(JUNE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] 31.05.2026\n[2] 01.06.2026",
                "- 31.05.2026\n- 01.06.2026",
                "31.05.2026, 01.06.2026",
                "31.05.2026 and 01.06.2026",
                "[31.05.2026, 01.06.2026]",
                "[\"31.05.2026\", \"01.06.2026\"]",
                "They are [\"31.05.2026\", \"01.06.2026\"]"
            })
    void aListIsReadInEveryForm(String answer) {
        assertThat(Fixture.answering(Days.class, "Found: " + answer).found(List.of()))
                .containsExactly(MAY, JUNE);
    }

    @Test
    void recordsAreReadWithTheirParts() {
        String answer = "Stays: [{\"city\":\"Rome\",\"from\":\"31.05.2026\",\"trips\":[\"01.06.2026\"]}]";

        assertThat(Fixture.answering(Book.class, answer).stays(new Stay("", MAY, List.of())))
                .containsExactly(new Stay("Rome", MAY, List.of(JUNE)));
    }

    interface Grade {
        char grade(char before);
    }

    @Test
    void theFormatOfABoxServesThePrimitive() {
        assertThat(Fixture.answering(Grade.class, "Grade: `B`").grade('C')).isEqualTo('B');
    }

    // -- refusals

    @Test
    void whatTheFormatRefusesIsRepairedWithItsReason() {
        ScriptedModel model = ScriptedModel.answering("Next: 2026-06-01", "Next: 01.06.2026");

        assertThat(Fixture.module(NextDay.class, model).next(MAY)).isEqualTo(JUNE);
        assertThat(((UserMessage) model.asked().get(1).get(3)).singleText())
                .startsWith(
                        "Your answer cannot be read: the field Next: Text '2026-06-01' could not be parsed at index")
                .endsWith("in this form:\nNext: <a date such as 31.05.2026>");
    }

    interface YearOf {
        Year year(String event);
    }

    interface CurrencyOf {
        Currency currency(String country);
    }

    @Test
    void everyWayToRefuseIsAnUnreadableAnswer() {
        refused(() -> Fixture.answering(NextDay.class, "Next: 31.02.2026").next(MAY))
                .hasMessageContaining("the field Next: Text '31.02.2026' could not be parsed");
        refused(() -> Fixture.answering(Grade.class, "Grade: BB").grade('C'))
                .hasMessageEndingWith("the field Grade: it is more than a letter");
        refused(() -> Fixture.answering(YearOf.class, "Year: long ago").year("?"))
                .hasMessageEndingWith("the field Year: it is not a year such as 2026");
        // of what the JDK says of it, later ones say more
        refused(() -> Fixture.answering(CurrencyOf.class, "Currency: money").currency("?"))
                .hasMessageContaining("the field Currency: ");
        refused(() -> Fixture.answering(Days.class, "Found: 31.05.2026, soon").found(List.of()))
                .hasMessageContaining("the field Found: Text '31.05.2026, soon' could not be parsed");
    }

    @Test
    void theFieldOfARecordThatIsRefusedIsNamed() {
        String answer = "Stays: [{\"city\":\"Rome\",\"from\":\"soon\",\"trips\":[]}]";

        refused(() -> Fixture.answering(Book.class, answer).stays(new Stay("", MAY, List.of())))
                .hasMessageContaining("the field Stays: in from, Text 'soon' could not be parsed");
    }

    interface NamesOf {
        List<Formats.Name> names(String text);
    }

    @Test
    void aLineThatIsOneValueOrSeveralIsRefused() {
        refused(() -> Fixture.answering(NamesOf.class, "Names: Lovelace, Ada").names("?"))
                .hasMessageContaining("it may be one item or several");
        assertThat(Fixture.answering(NamesOf.class, "Names: [1] Lovelace, Ada").names("?"))
                .containsExactly(new Formats.Name("Lovelace, Ada"));
    }

    @Test
    void aRecordIsDescribedByItsFormatWhateverItIsToOtherLibraries() {
        assertThat(Fixture.answering(OneName.class, "Name: Ada").name("?")).isEqualTo(new Formats.Name("Ada"));
    }

    interface OneName {
        Formats.Name name(String text);
    }

    interface Pay {
        String paid(Currency currency);
    }

    @Test
    void aValueThatCannotBeShownFailsTheCall() {
        Currency none = Currency.getInstance("XXX");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixture.answering(Pay.class, "Paid: yes").paid(none))
                .withMessageContaining(
                        "Formats$Currencies cannot show a value of java.util.Currency: it is no currency");
    }

    // -- demos and fingerprints

    @Test
    void dataMeanAValueIfTheyHoldItOrItsText() {
        SignatureField day = Signature.of(NextDay.class).inputs().get(0);
        SignatureField stay = Signature.of(Book.class).inputs().get(0);

        assertThat(day.type()).isEqualTo(LocalDate.class);
        assertThat(day.holds(MAY)).isTrue();
        assertThat(day.holds("31.05.2026")).isFalse();
        assertThat(day.normalize(MAY)).contains("31.05.2026");
        assertThat(day.normalize("31.05.2026.")).contains("31.05.2026");
        assertThat(day.normalize("tomorrow")).isEmpty();
        assertThat(stay.normalize(Map.of("city", "Rome", "from", MAY, "trips", List.of("01.06.2026"))))
                .contains("{\"city\":\"Rome\",\"from\":\"31.05.2026\",\"trips\":[\"01.06.2026\"]}");
    }

    @Test
    void aFingerprintNamesTypeFormatAndForm() {
        ModuleFingerprint taken = ModuleFingerprint.of(Signature.of(Days.class));

        assertThat(taken.inputs().get("days")).isEqualTo(new ModuleFingerprint.Field("List<LocalDate>", ""));
        assertThat(taken.types())
                .containsOnly(Map.entry(
                        "LocalDate",
                        new ModuleFingerprint.Kind(
                                "format",
                                Map.of(
                                        "format",
                                        LocalDateFormat.class.getName(),
                                        "form",
                                        "a date such as 31.05.2026"))));
        assertThat(Signature.of(Days.class)).isEqualTo(Signature.of(Days.class));
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(UnreadableAnswerException.class);
    }

    private static String system(ScriptedModel model) {
        return ((SystemMessage) first(model).get(0)).text();
    }

    private static String user(ScriptedModel model) {
        return ((UserMessage) first(model).get(1)).singleText();
    }

    private static List<ChatMessage> first(ScriptedModel model) {
        return model.asked().get(0);
    }
}
