package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.CallListener;
import dev.attune.runtime.Modules;
import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptFormatTests {

    private final ScriptedModel model = ScriptedModel.answering("Answer: Paris");

    @Test
    void instructionFormAndInputsMakeThePrompt() {
        Fixture.module(Fixture.AnswerQuestion.class, model).answer(List.of("one", "two"), "Which city?");

        assertThat(model.asked()).containsExactly(List.of(SystemMessage.from("""
                                Answer the question.

                                Answer in this form:
                                Answer: <the answer>"""), UserMessage.from("""
                                Context:
                                [1] one
                                [2] two
                                Question: Which city?""")));
    }

    @Test
    void demosAreTurnsBeforeTheInputs() {
        create(List.of(demo(Map.of("question", "Where is Rome?"), Map.of("answer", "Italy"))))
                .answer(List.of(), "Where is Paris?");

        assertThat(model.asked().get(0).subList(1, 4))
                .containsExactly(
                        UserMessage.from("Question: Where is Rome?"),
                        AiMessage.from("Answer: Italy"),
                        UserMessage.from("Context: (none)\nQuestion: Where is Paris?"));
    }

    @Test
    void valuesForWhichJsonHasNoFormAreShownAsText() {
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("day", LocalDate.of(2026, 11, 25));
        mail.put("sender", Optional.of("Ann"));
        mail.put("tags", new LinkedHashSet<>(List.of("urgent", "paid")));

        assertThat(Signature.of(Fixture.AnswerQuestion.class).inputs().get(0).render(mail))
                .isEqualTo("{\"day\":\"2026-11-25\",\"sender\":\"Ann\",\"tags\":[\"urgent\",\"paid\"]}");
    }

    @Test
    void aDemoWithoutAnyInputStillHasATurn() {
        create(List.of(demo(Map.of(), Map.of("answer", "Italy")))).answer(List.of(), "Where?");

        assertThat(model.asked().get(0).get(1)).isEqualTo(UserMessage.from("(nothing given)"));
    }

    @Test
    void reasoningOfADemoComesBeforeItsOutputs() {
        Signature signature = Signature.of(Fixture.ThinkAndAnswer.class);
        Demonstration demo = demo(Map.of("question", "1 + 1?"), Map.of("answer", "2", "reasoning", "One and one."));
        Modules.create(
                        Fixture.ThinkAndAnswer.class,
                        signature,
                        signature.seedPrompt().withDemos(List.of(demo)),
                        model,
                        CallListener.NONE)
                .answer("2 + 2?");

        List<ChatMessage> messages = model.asked().get(0);
        assertThat(messages.get(0)).isEqualTo(SystemMessage.from("""
                        Answer the question.

                        Answer in this form:
                        Reasoning: <think step by step>
                        Answer: <the answer>"""));
        assertThat(messages.get(2)).isEqualTo(AiMessage.from("Reasoning: One and one.\nAnswer: 2"));
    }

    @Test
    void twoCallsOfAModuleDifferOnlyInTheLastMessage() {
        Fixture.AnswerQuestion module =
                create(List.of(demo(Map.of("question", "Where is Rome?"), Map.of("answer", "Italy"))));
        module.answer(List.of("a"), "first");
        module.answer(List.of("b", "c"), "second");

        List<ChatMessage> first = model.asked().get(0);
        List<ChatMessage> second = model.asked().get(1);
        int last = first.size() - 1;
        assertThat(second.subList(0, last)).isEqualTo(first.subList(0, last));
        assertThat(second.get(last)).isNotEqualTo(first.get(last));
    }

    @Test
    void aValueOfSeveralLinesBeginsOnItsOwnLine() {
        ask(Fixture.SearchQuery.class).searchQuery("one\ntwo");

        assertThat(lastMessage()).isEqualTo("Question:\none\ntwo");
    }

    @Test
    void furtherLinesOfAListItemAreIndented() {
        Fixture.module(Fixture.AnswerQuestion.class, model).answer(List.of("one\n\nmore", "two"), "q");

        assertThat(lastMessage()).isEqualTo("Context:\n[1] one\n\n    more\n[2] two\nQuestion: q");
    }

    @Test
    void anEmptyValueLeavesItsLabel() {
        ask(Fixture.SearchQuery.class).searchQuery("");

        assertThat(lastMessage()).isEqualTo("Question:");
    }

    interface Everything {
        @Instruction("Do it.")
        Fixture.Review review(
                @Field("what the user wrote") String text,
                boolean urgent,
                double weight,
                Fixture.Intent guess,
                Fixture.Order order);
    }

    @Test
    void everyTypeHasItsFormAndItsText() {
        Fixture.Order order = new Fixture.Order(
                new Fixture.Passage("Rome \"eternal\"", -753),
                new BigDecimal("1.50"),
                true,
                List.of(Fixture.Intent.CANCEL));
        ScriptedModel reviewer = ScriptedModel.answering("Intent: cancel\nScore: 1\nReasons: (none)");
        Fixture.module(Everything.class, reviewer).review("hi", false, 0.5, Fixture.Intent.BOOK_HOTEL, order);

        assertThat(reviewer.asked()).containsExactly(List.of(SystemMessage.from("""
                                Do it.

                                You are given:
                                Text: what the user wrote

                                Answer in this form:
                                Intent: <how good it is; one of book flight, book hotel, cancel>
                                Score: <a number>
                                Reasons: <a list, one item a line>"""), UserMessage.from("""
                                Text: hi
                                Urgent: no
                                Weight: 0.5
                                Guess: book hotel
                                Order: {"passage":{"title":"Rome \\"eternal\\"","year":-753},"price":1.50,"paid":true,"intents":["cancel"]}""")));
    }

    interface Joke {
        @Instruction("Tell a joke.")
        String answer();
    }

    @Test
    void aModuleMayTakeNothing() {
        ask(Joke.class).answer();

        assertThat(lastMessage()).isEqualTo("(nothing given)");
    }

    private <T> T ask(Class<T> type) {
        return Fixture.module(type, model);
    }

    private Fixture.AnswerQuestion create(List<Demonstration> demos) {
        Signature signature = Signature.of(Fixture.AnswerQuestion.class);
        return Modules.create(
                Fixture.AnswerQuestion.class,
                signature,
                signature.seedPrompt().withDemos(demos),
                model,
                CallListener.NONE);
    }

    private static Demonstration demo(Map<String, String> inputs, Map<String, String> outputs) {
        return new Demonstration(Origin.LABELED, "1", inputs, outputs);
    }

    private String lastMessage() {
        List<ChatMessage> messages = model.asked().get(model.asked().size() - 1);
        return ((UserMessage) messages.get(messages.size() - 1)).singleText();
    }
}
