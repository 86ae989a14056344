package dev.attune.engine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.data.Example;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabeledDemosTests {

    interface Ask {
        String answer(String question);
    }

    enum Priority {
        LOW,
        HIGH
    }

    record Ticket(String subject, String body) {}

    record Triage(Priority priority, String subject) {}

    record Renamed(
            @Field(value = "how urgent it is", name = "urgency")
            Priority priority) {}

    interface PickPriority {
        Priority priority(Ticket ticket);
    }

    interface PickByParts {
        Priority priority(String subject, String body);
    }

    interface DoTriage {
        Triage triage(Ticket t);
    }

    interface DoTriageOfText {
        Triage triage(String text);
    }

    interface DoRenamed {
        Renamed triage(Ticket t);
    }

    interface PickWithPolicy {
        Priority priority(Ticket ticket, String policy);
    }

    interface Compare {
        Priority priority(Ticket first, Ticket second);
    }

    interface Summarize {
        String summary(String text, String language);
    }

    interface Count {
        int count(String text);
    }

    interface Subject {
        String subject(String body);
    }

    record Named(String text, Optional<String> product) {}

    interface FindProduct {
        Optional<String> product(String text, Optional<String> hint);
    }

    record Hinted(String text, Optional<String> hint) {}

    interface Name {
        Named named(String mail);
    }

    private static final Ticket TICKET = new Ticket("Help", "It burns");

    @Test
    void theOnlyInputAndTheOnlyOutputAreThoseOfTheProgram() {
        assertThat(demo(Ask.class, Example.of("a", "1 + 1?", "2")))
                .isEqualTo(List.of(Map.of("question", "1 + 1?"), Map.of("answer", "2")));
        assertThat(demo(Count.class, Example.of("a", "one two", 2)))
                .isEqualTo(List.of(Map.of("text", "one two"), Map.of("count", "2")));
    }

    @Test
    void whatIsAbsentInARecordIsShownAsNone() {
        assertThat(demo(FindProduct.class, Example.of("a", new Hinted("Hi", Optional.empty()), Optional.of("Lamp"))))
                .isEqualTo(List.of(Map.of("text", "Hi", "hint", "(none)"), Map.of("product", "Lamp")));
        assertThat(demo(FindProduct.class, Example.of("a", new Hinted("Hi", Optional.of("x")), Optional.empty())))
                .isEqualTo(List.of(Map.of("text", "Hi", "hint", "x"), Map.of("product", "(none)")));
        assertThat(demo(Name.class, Example.of("a", "Hi", new Named("Hi", Optional.empty()))))
                .isEqualTo(List.of(Map.of("mail", "Hi"), Map.of("text", "Hi", "product", "(none)")));
    }

    @Test
    void aParameterThatIsTheInputRecordIsTheInput() {
        assertThat(demo(PickPriority.class, Example.of("a", TICKET, Priority.HIGH)))
                .isEqualTo(List.of(
                        Map.of("ticket", "{\"subject\":\"Help\",\"body\":\"It burns\"}"), Map.of("priority", "HIGH")));
        assertThat(demo(PickWithPolicy.class, Example.of("a", TICKET, Priority.HIGH)))
                .isEqualTo(List.of(
                        Map.of("ticket", "{\"subject\":\"Help\",\"body\":\"It burns\"}"), Map.of("priority", "HIGH")));
    }

    @Test
    void parametersThatAreNamedAsTheComponentsOfTheInputTakeThem() {
        assertThat(demo(PickByParts.class, Example.of("a", TICKET, Priority.HIGH)))
                .isEqualTo(List.of(Map.of("subject", "Help", "body", "It burns"), Map.of("priority", "HIGH")));
    }

    @Test
    void aComponentThatInputAndOutputHaveIsTakenFromTheSideThatIsMeant() {
        Example<Ticket, Triage> example = Example.of("a", TICKET, new Triage(Priority.HIGH, "Fire"));
        assertThat(demo(DoTriage.class, example))
                .isEqualTo(List.of(
                        Map.of("t", "{\"subject\":\"Help\",\"body\":\"It burns\"}"),
                        Map.of("priority", "HIGH", "subject", "Fire")));
        assertThat(demo(DoTriageOfText.class, Example.of("a", "Help", new Triage(Priority.HIGH, "Fire"))))
                .isEqualTo(List.of(Map.of("text", "Help"), Map.of("priority", "HIGH", "subject", "Fire")));
    }

    @Test
    void aNameThatMeansTwoThingsGivesNoDemoWhereNothingDecides() {
        Example<Ticket, Triage> example = Example.of("a", TICKET, new Triage(Priority.HIGH, "Fire"));
        Signature subject = Signature.of(Subject.class);
        LabeledDemos demos = new LabeledDemos(List.of(subject, Signature.of(Ask.class)));
        assertThat(demos.of(subject, example)).isEmpty();
        assertThat(demos.missing(subject, example)).isEqualTo(".with(\"subject\", …)");
        assertThat(demos.of(subject, example.with("subject", "Smoke")))
                .hasValueSatisfying(demo -> assertThat(demo.outputs()).isEqualTo(Map.of("subject", "Smoke")));
    }

    @Test
    void aComponentOfAnotherNameIsTakenByItsPlace() {
        assertThat(demo(DoRenamed.class, Example.of("a", TICKET, new Renamed(Priority.LOW))))
                .isEqualTo(
                        List.of(Map.of("t", "{\"subject\":\"Help\",\"body\":\"It burns\"}"), Map.of("urgency", "LOW")));
    }

    @Test
    void whatTheDataNameThemselvesTakesPrecedence() {
        assertThat(demo(
                        Ask.class,
                        Example.of("a", "1 + 1?", "2")
                                .with("question", "What is 1 + 1?")
                                .with("answer", "two")))
                .isEqualTo(List.of(Map.of("question", "What is 1 + 1?"), Map.of("answer", "two")));
    }

    @Test
    void typesThatDifferLeaveTheValueToTheUserWhoIsToldWhatIsMissing() {
        assertMissing(Ask.class, Example.of("a", "1 + 1?", 2), ".with(\"answer\", …)");
        assertMissing(Ask.class, Example.of("a", 7, "2"), ".with(\"question\", …)");
        assertMissing(Count.class, Example.of("a", "one two", 2.5), ".with(\"count\", …)");
        assertMissing(PickPriority.class, Example.of("a", TICKET, true), ".with(\"priority\", …)");
        assertMissing(
                DoTriage.class,
                Example.of("a", "Help", "urgent"),
                ".with(\"t\", …).with(\"priority\", …).with(\"subject\", …)");
    }

    @Test
    void severalParametersThatCouldBeTheInputAreNoneOfIt() {
        assertMissing(Compare.class, Example.of("a", TICKET, Priority.HIGH), ".with(\"first\", …).with(\"second\", …)");
        assertMissing(Summarize.class, Example.of("a", "text", "short"), ".with(\"text\", …).with(\"language\", …)");
    }

    @Test
    void aProgramOfTwoModulesHasInputsAndOutputsThatNeedNotBeThoseOfAModule() {
        Signature ask = Signature.of(Ask.class);
        LabeledDemos demos = new LabeledDemos(List.of(ask, Signature.of(Count.class)));
        assertThat(demos.of(ask, Example.of("a", "1 + 1?", "2"))).isEmpty();
        assertThat(demos.missing(ask, Example.of("a", "1 + 1?", "2")))
                .isEqualTo(".with(\"question\", …).with(\"answer\", …)");
    }

    /** The inputs and outputs of the demo that an example gives of the only module of a program. */
    private static List<Map<String, String>> demo(Class<?> module, Example<?, ?> example) {
        Signature signature = Signature.of(module);
        LabeledDemos demos = new LabeledDemos(List.of(signature));
        assertThat(demos.missing(signature, example)).isEmpty();
        Demonstration demo = demos.of(signature, example).orElseThrow();
        return List.of(demo.inputs(), demo.outputs());
    }

    private static void assertMissing(Class<?> module, Example<?, ?> example, String missing) {
        Signature signature = Signature.of(module);
        LabeledDemos demos = new LabeledDemos(List.of(signature));
        assertThat(demos.of(signature, example)).isEmpty();
        assertThat(demos.missing(signature, example)).isEqualTo(missing);
    }
}
