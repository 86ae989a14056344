package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.answer.Fixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTests {

    interface EveryType {
        String result(
                String text,
                int whole,
                Long large,
                double real,
                float rough,
                short small,
                BigDecimal exact,
                boolean truth,
                Fixture.Intent intent,
                Fixture.Passage passage,
                List<String> texts,
                List<Integer> numbers,
                List<Fixture.Intent> intents,
                List<Fixture.Passage> passages);
    }

    @Test
    void fieldsMayBeOfEveryDocumentedType() {
        assertThat(Signature.of(EveryType.class).inputs()).hasSize(14);
    }

    @Test
    void parametersAreTheInputsAndTheMethodNamesTheOutput() {
        Signature signature = Signature.of(Fixture.AnswerQuestion.class);

        assertThat(signature.name()).isEqualTo("AnswerQuestion");
        assertThat(signature.seedInstruction()).isEqualTo("Answer the question.");
        assertThat(signature.inputs()).extracting(SignatureField::name).containsExactly("context", "question");
        assertThat(signature.outputs()).extracting(SignatureField::name).containsExactly("answer");
        assertThat(signature.describe()).isEqualTo("AnswerQuestion(context, question) -> answer");
    }

    @Test
    void componentsOfAReturnedRecordAreTheOutputs() {
        assertThat(Signature.of(Fixture.Judge.class).outputs())
                .extracting(SignatureField::name)
                .containsExactly("intent", "score", "reasons");
    }

    record NamedCandidate(
            @Field("how sure, 0 to 1") double score,
            @Field(value = "", name = "best label") String label) {}

    interface WithDescriptions {
        NamedCandidate result(@Field(value = "what the user wrote", name = "user_text") String text);
    }

    @Test
    void fieldGivesNamesAndDescriptionsToParametersAndComponents() {
        Signature signature = Signature.of(WithDescriptions.class);

        assertThat(signature.inputs())
                .extracting(SignatureField::name, SignatureField::label, SignatureField::description)
                .containsExactly(tuple("user_text", "User Text", "what the user wrote"));
        assertThat(signature.outputs())
                .extracting(SignatureField::name, SignatureField::label, SignatureField::description)
                .containsExactly(tuple("score", "Score", "how sure, 0 to 1"), tuple("best label", "Best Label", ""));
    }

    interface DescribedMethod {
        @Field(value = "a city", name = "capital")
        String find(String country);
    }

    @Test
    void fieldOnTheMethodDescribesItsOnlyOutput() {
        assertThat(Signature.of(DescribedMethod.class).outputs())
                .extracting(SignatureField::name, SignatureField::description)
                .containsExactly(tuple("capital", "a city"));
    }

    @Test
    void labelsAreWords() {
        assertThat(Signature.of(Fixture.SearchQuery.class).outputs())
                .extracting(SignatureField::label)
                .containsExactly("Search Query");
    }

    @Test
    void reasoningIsWrittenFirstAndNoOutput() {
        Signature signature = Signature.of(Fixture.ThinkAndAnswer.class);

        assertThat(signature.reasoning()).isTrue();
        assertThat(signature.writtenFields()).extracting(SignatureField::name).containsExactly("reasoning", "answer");
        assertThat(signature.outputs()).extracting(SignatureField::name).containsExactly("answer");
        assertThat(signature.describe()).isEqualTo("ThinkAndAnswer(question) -> reasoning, answer");
    }

    interface WithoutInstruction {
        String answer(String firstHint, String secondHint);
    }

    @Test
    void withoutInstructionTheFieldsAreTheInstruction() {
        assertThat(Signature.of(WithoutInstruction.class).seedInstruction())
                .isEqualTo("Given the fields First Hint, Second Hint, produce the fields Answer.");
    }

    @Test
    void seedPromptIsTheInstructionWithoutDemos() {
        assertThat(Signature.of(Fixture.PickIntent.class).seedPrompt())
                .isEqualTo(new ModulePrompt("Pick the intent.", List.of()));
    }

    @Test
    void anotherNameChangesNothingElse() {
        Signature signature = Signature.of(Fixture.PickIntent.class);

        Signature renamed = signature.named("first");

        assertThat(renamed.name()).isEqualTo("first");
        assertThat(renamed.named("PickIntent")).isEqualTo(signature);
    }

    interface Parent {
        String answer(String question);
    }

    interface Child extends Parent {}

    @Test
    void theMethodMayBeInherited() {
        assertThat(Signature.of(Child.class).describe()).isEqualTo("Child(question) -> answer");
    }

    interface Generic<I, O> {
        O call(I input);
    }

    interface Concrete extends Generic<String, Integer> {
        @Override
        Integer call(String text);
    }

    @Test
    void aGenericMethodMayBeMadeConcrete() {
        assertThat(Signature.of(Concrete.class).describe()).isEqualTo("Concrete(text) -> call");
    }

    interface WithEquals {
        String answer(String question);

        @Override
        boolean equals(Object other);
    }

    @Test
    void methodsThatEveryObjectHasDoNotCount() {
        assertThat(Signature.of(WithEquals.class).describe()).isEqualTo("WithEquals(question) -> answer");
    }

    interface OwnReasoning {
        String reasoning(String question);
    }

    @Test
    void withoutChainOfThoughtAFieldMayBeCalledReasoning() {
        assertThat(Signature.of(OwnReasoning.class).outputs())
                .extracting(SignatureField::name)
                .containsExactly("reasoning");
    }
}
