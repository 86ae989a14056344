package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.answer.Fixture;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import kotlin.Metadata;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureRefusalTests {

    interface DescribedRecord {
        @Field("nowhere to go")
        Fixture.Passage find(String country);
    }

    @Test
    void fieldOnAMethodThatReturnsARecordIsRefused() {
        refused(DescribedRecord.class).hasMessageContaining("Passage").hasMessageContaining("put it on them");
    }

    @Test
    void aClassIsNoModule() {
        refused(String.class)
                .hasMessage("java.lang.String is not an interface; a module is an interface with one method");
    }

    interface Two {
        String one(String text);

        String two(String text);
    }

    @Test
    void twoMethodsAreRefused() {
        refused(Two.class).hasMessageContaining("has 2 abstract methods; a module has exactly one");
    }

    sealed interface Sealed permits Permitted {
        String answer(String text);
    }

    record Permitted() implements Sealed {
        @Override
        public String answer(String text) {
            return text;
        }
    }

    @Test
    void aSealedInterfaceIsRefused() {
        refused(Sealed.class).hasMessageContaining("is sealed");
    }

    interface None {}

    @Test
    void noMethodIsRefused() {
        refused(None.class).hasMessageContaining("has 0 abstract methods");
    }

    interface Nothing {
        void answer(String text);
    }

    @Test
    void voidIsRefused() {
        refused(Nothing.class).hasMessageContaining("Nothing.answer returns nothing");
    }

    interface Blank {
        @Instruction(" \n")
        String answer(String text);
    }

    @Test
    void aBlankInstructionIsRefused() {
        refused(Blank.class).hasMessageContaining("@Instruction of").hasMessageContaining("Blank.answer is blank");
    }

    interface TooHot {
        @dev.attune.runtime.annotations.Temperature(2.5) String answer(String text);
    }

    @Test
    void aTemperatureOutOfRangeIsRefused() {
        refused(TooHot.class).hasMessageContaining("@Temperature(2.5) of").hasMessageContaining("must be from 0 to 2");
    }

    interface Silent {
        @dev.attune.runtime.annotations.MaxOutputTokens(0)
        String answer(String text);
    }

    @Test
    void aLimitOfNoTokensIsRefused() {
        refused(Silent.class).hasMessageContaining("@MaxOutputTokens(0) of").hasMessageContaining("at least 1");
    }

    @Test
    void missingParameterNamesAreRefusedWithTheWayOut() {
        refused(IntUnaryOperator.class)
                .hasMessageContaining(
                        "compile with -parameters (Kotlin: -java-parameters), or name each with @Field(value = \"…\", name = \"…\")");
    }

    interface Empty {
        NoComponents answer(String text);
    }

    record NoComponents() {}

    @Test
    void aRecordWithoutComponentsIsRefused() {
        refused(Empty.class).hasMessageContaining("a record without components");
    }

    interface Clash {
        String answer(@Field(value = "", name = "text") String first, String text);
    }

    @Test
    void twoInputsOfOneNameAreRefused() {
        refused(Clash.class).hasMessageContaining("two fields of").hasMessageContaining("are called Text");
    }

    interface SpelledAlike {
        String answer(String searchQuery, @Field(value = "", name = "search-query") String other);
    }

    @Test
    void namesThatDifferOnlyInSpellingAreRefused() {
        refused(SpelledAlike.class).hasMessageContaining("are called Search-query");
    }

    interface InAndOut {
        String text(String text);
    }

    @Test
    void anInputAndAnOutputOfOneNameAreRefused() {
        refused(InAndOut.class).hasMessageContaining("examples could not tell them apart");
    }

    interface TakenName {
        @ChainOfThought
        String answer(String reasoning);
    }

    @Test
    void withChainOfThoughtTheNameReasoningIsTaken() {
        refused(TakenName.class).hasMessageContaining("the name that @ChainOfThought takes");
    }

    interface ColonName {
        String answer(@Field(value = "", name = "a: b") String text);
    }

    interface MarkName {
        String answer(@Field(value = "", name = "#text") String text);
    }

    interface BreakName {
        String answer(@Field(value = "", name = "a\nb") String text);
    }

    interface UnderscoreName {
        String answer(String __);
    }

    @ParameterizedTest
    @ValueSource(classes = {ColonName.class, MarkName.class, BreakName.class, UnderscoreName.class})
    void namesThatAnAnswerCannotShowAreRefused(Class<?> type) {
        refused(type).hasMessageContaining("cannot be told from the text around it");
    }

    interface OfKeys {
        Map<Integer, String> answer(String text);
    }

    interface OfHash {
        HashMap<String, String> answer(String text);
    }

    interface OfObject {
        String answer(Object text);
    }

    interface OfGrid {
        String answer(String[][] texts);
    }

    interface OfOptionals {
        List<Optional<String>> answer(String text);
    }

    interface OfOptionalList {
        Optional<List<String>> answer(String text);
    }

    enum Level {
        LOW,
        NONE
    }

    interface OfNone {
        Optional<Level> answer(String text);
    }

    interface OfInt {
        OptionalInt answer(String text);
    }

    interface OfWildcard {
        String answer(List<? extends String> texts);
    }

    interface OfRaw {
        @SuppressWarnings("rawtypes")
        String answer(List texts);
    }

    interface OfCollection {
        String answer(Collection<String> texts);
    }

    interface OfVariable {
        <T> String answer(T text);
    }

    interface OfDate {
        Date answer(String text);
    }

    interface OfChar {
        String answer(byte letter);
    }

    static class Bean {}

    @Metadata
    static class Data {}

    interface OfData {
        Data answer(String text);
    }

    interface OfBean {
        Bean answer(String text);
    }

    sealed interface Shape {}

    static final class Circle implements Shape {}

    interface OfShape {
        Shape answer(String text);
    }

    sealed interface Typed {}

    record Kind(String type) implements Typed {}

    interface OfTyped {
        Typed answer(String text);
    }

    static Stream<Arguments> otherTypes() {
        return Stream.of(
                Arguments.of(OfKeys.class, "the keys of maps are texts; use a Map<String, …>"),
                Arguments.of(OfHash.class, "use Map<String, …>"),
                Arguments.of(OfObject.class, "bring a FieldFormat of it, or use a text"),
                Arguments.of(OfGrid.class, "write List<List<…>>"),
                Arguments.of(OfOptionals.class, "leave out what is missing"),
                Arguments.of(OfOptionalList.class, "one that is empty says it already; drop the Optional"),
                Arguments.of(OfNone.class, "a constant of Level reads as none"),
                Arguments.of(OfInt.class, "use Optional<Integer>"),
                Arguments.of(OfWildcard.class, "name a type that is known"),
                Arguments.of(OfRaw.class, "use List<…> or Set<…>, and say of what"),
                Arguments.of(OfCollection.class, "use List<…> or Set<…>"),
                Arguments.of(OfVariable.class, "name a type that is known"),
                Arguments.of(OfDate.class, "use Instant, LocalDateTime or LocalDate"),
                Arguments.of(OfChar.class, "use String or int"),
                Arguments.of(OfData.class, "annotate the data class with @JvmRecord"),
                Arguments.of(OfBean.class, "make it a record, an enum or a sealed interface of records"),
                Arguments.of(OfShape.class, "which is no record; let it permit records only"),
                Arguments.of(OfTyped.class, "is called type, the member that says which record"));
    }

    @ParameterizedTest
    @MethodSource("otherTypes")
    void otherTypesAreRefusedWithWhatToUseInstead(Class<?> type, String advice) {
        refused(type)
                .hasMessageMatching("field \\w+ of .*[$]" + type.getSimpleName() + ".answer: .*")
                .hasMessageContaining(advice);
    }

    record Tree(String name, List<Tree> children) {}

    interface OfTree {
        String answer(Tree tree);
    }

    record Holder(List<Optional<String>> values) {}

    interface OfHolder {
        Holder answer(String text);
    }

    interface OfHolders {
        List<Holder> answer(String text);
    }

    @Test
    void theComponentOfARecordIsNamed() {
        refused(OfTree.class)
                .hasMessageContaining("field tree of ")
                .hasMessageContaining("component children of ")
                .hasMessageContaining("it holds itself");
        refused(OfHolder.class)
                .hasMessageContaining("field values of ")
                .hasMessageContaining("leave out what is missing");
        refused(OfHolders.class)
                .hasMessageContaining("component values of ")
                .hasMessageContaining("leave out what is missing");
    }

    private static AbstractThrowableAssert<?, ?> refused(Class<?> type) {
        return assertThatThrownBy(() -> Signature.of(type)).isInstanceOf(SignatureException.class);
    }
}
