package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import dev.attune.runtime.annotations.Temperature;
import dev.langchain4j.model.output.structured.Description;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations of modules: composed ones mean what they are made of, and foreign ones are refused. */
class ModuleAnnotationsTests {

    @Instruction("Think it over.")
    @ChainOfThought
    @Temperature(0.5) @MaxOutputTokens(70)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Careful {}

    @Careful
    @Retention(RetentionPolicy.RUNTIME)
    @interface HouseStyle {}

    @Field(value = "the text of the user", name = "request")
    @Retention(RetentionPolicy.RUNTIME)
    @interface UserText {}

    interface Composed {
        @HouseStyle
        String answer(@UserText String text);
    }

    @Test
    void anAnnotationThatIsComposedOfOthersMeansThem() {
        Signature signature = Signature.of(Composed.class);
        assertThat(signature.seedInstruction()).isEqualTo("Think it over.");
        assertThat(signature.reasoning()).isTrue();
        assertThat(signature.temperature()).hasValue(0.5);
        assertThat(signature.maxOutputTokens()).hasValue(70);
        assertThat(signature.inputs()).singleElement().satisfies(field -> {
            assertThat(field.name()).isEqualTo("request");
            assertThat(field.description()).isEqualTo("the text of the user");
        });
    }

    interface Contradicting {
        @HouseStyle
        @Temperature(1) String answer(String text);
    }

    interface TwiceTheSame {
        @HouseStyle
        @Temperature(0.5) String answer(String text);
    }

    @Test
    void annotationsThatContradictEachOtherAreRefused() {
        refused(Contradicting.class, "@Temperature more than once");
        assertThat(Signature.of(TwiceTheSame.class).temperature()).hasValue(0.5);
    }

    interface System {
        @SystemMessage("You answer.")
        String answer(String text);
    }

    interface User {
        @UserMessage("Answer {{text}}.")
        String answer(String text);
    }

    interface UserParameter {
        String answer(@UserMessage String text);
    }

    interface Variable {
        @Instruction("Answer.")
        String answer(@V("text") String text);
    }

    interface Memory {
        @Instruction("Answer.")
        String answer(@MemoryId int id, String text);
    }

    interface Named {
        @Instruction("Answer.")
        String answer(@UserName String name, String text);
    }

    interface Moderated {
        @Moderate
        @Instruction("Answer.")
        String answer(String text);
    }

    @SystemMessage("You answer.")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Assistant {}

    interface ComposedOfForeign {
        @Assistant
        String answer(String text);
    }

    interface BesideAnInstruction {
        @Instruction("Answer.")
        @SystemMessage("You answer.")
        String answer(String text);
    }

    interface Inherits extends System {}

    interface DeclaresAgain extends System {
        @Override
        String answer(String text);
    }

    record NamedCandidate(@Description("how glad it is") int gladness) {}

    interface OfDescribed {
        @Instruction("Rate the texts.")
        List<NamedCandidate> rate(String text);
    }

    enum Level {
        @Description("all is lost")
        LOW,
        HIGH
    }

    interface OfDescribedConstants {
        @Instruction("Rate the text.")
        Level rate(String text);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Variable.class,
                Memory.class,
                Named.class,
                Moderated.class,
                ComposedOfForeign.class,
                DeclaresAgain.class,
                OfDescribed.class,
                OfDescribedConstants.class
            })
    void annotationsOfOtherLibrariesThatSayWhatAPromptIsAreRefused(Class<?> module) {
        refused(module, "which Attune does not read in a module interface");
    }

    @Test
    void anInterfaceWithMessagesOfLangchain4jIsAService() {
        assertThat(Signature.of(System.class).seedInstruction()).isEqualTo("You answer.");
        assertThat(Signature.of(Inherits.class).name()).isEqualTo("Inherits.answer");
        assertThat(Signature.of(User.class).placeholders()).containsExactly("text");
    }

    @Test
    void aServiceHasNoAnnotationsOfModules() {
        refused(BesideAnInstruction.class, "@Instruction at ", "would be dropped");
    }

    @Test
    void aServiceHasAnInstruction() {
        refused(UserParameter.class, "has no instruction that could be tuned");
    }

    @Test
    void aRefusalNamesTheInterfaceTheMethodTheAnnotationAndTheRemedy() {
        refused(
                Variable.class,
                "parameter text of method " + Variable.class.getName() + ".answer has @V of dev.langchain4j.service",
                "@Instruction on the method and @Field");
    }

    record Both(
            @Description("how glad it is") @Field("how glad it is")
            int gladness) {}

    interface OfBoth {
        @Instruction("Rate the text.")
        Both rate(String text);
    }

    @Test
    void aComponentMayBeDescribedForOthersToo() {
        assertThat(Signature.of(OfBoth.class).outputs())
                .singleElement()
                .satisfies(field -> assertThat(field.description()).isEqualTo("how glad it is"));
    }

    interface Parent {
        @Instruction("Answer in a word.")
        @ChainOfThought
        String answer(String text);
    }

    interface Child extends Parent {
        @Override
        @Instruction("Answer in two words.")
        String answer(String text);
    }

    interface Heir extends Parent {}

    @Test
    void anInterfaceInheritsTheModuleThatItExtends() {
        assertThat(Signature.of(Heir.class).seedInstruction()).isEqualTo("Answer in a word.");
    }

    @Test
    void whatIsLostWhereAnInterfaceDeclaresItsMethodAgainIsNamed() {
        refused(Child.class, "without its @ChainOfThought", "repeat it");
    }

    private static void refused(Class<?> module, String... parts) {
        assertThatThrownBy(() -> Signature.of(module))
                .isInstanceOf(SignatureException.class)
                .hasMessageContainingAll(parts);
    }
}
