package dev.attune.engine.junit.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.data.Example;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeRelationsTests {

    /** Types by the name of a method. */
    @SuppressWarnings("unused")
    abstract static class Given<T> {
        abstract UnaryOperator<String> operator();

        abstract Function<T, List<T>> ofParameter();

        abstract int number();

        abstract Integer boxed();

        abstract long wide();

        abstract Long boxedWide();

        abstract List<String> texts();

        abstract List<Integer> numbers();

        abstract List<? extends CharSequence> anyTexts();

        abstract Collection<String> collection();

        abstract List<Map<String, Integer>> maps();

        abstract List<Map<String, Long>> otherMaps();

        @SuppressWarnings("rawtypes")
        abstract List raw();

        abstract T[] array();

        abstract String[] textArray();

        abstract <U> U unknown();
    }

    private abstract static class OfText extends Given<String> {}

    private final TypeRelations relations = new TypeRelations(OfText.class);

    @ParameterizedTest
    @CsvSource({
        "number, boxed, true",
        "boxed, number, true",
        "wide, number, true",
        "wide, boxed, true",
        "boxedWide, number, false",
        "number, wide, false",
        "texts, texts, true",
        "texts, numbers, false",
        "collection, texts, true",
        "texts, collection, false",
        "anyTexts, texts, true",
        "anyTexts, numbers, false",
        "maps, maps, true",
        "maps, otherMaps, false",
        "texts, raw, true",
        "raw, numbers, true",
        "array, textArray, true",
        "textArray, array, true",
        "array, numbers, false",
        "unknown, texts, true",
        "number, unknown, true"
    })
    void aTypeFitsWhereJavaWouldTakeItOrCannotTell(String taken, String given, boolean fits) throws Exception {
        assertThat(relations.fits(type(taken), type(given))).isEqualTo(fits);
    }

    @Test
    void typeArgumentsAreThoseThatSubclassesSet() throws Exception {
        assertThat(relations.name(relations.argument(type("operator"), Function.class, 1)))
                .isEqualTo("String");
        assertThat(relations.name(relations.argument(type("ofParameter"), Function.class, 1)))
                .isEqualTo("List<String>");
        assertThat(relations.name(relations.argument(type("raw"), Collection.class, 0)))
                .isEqualTo("?");
        assertThat(relations.name(relations.argument(Example.class, Example.class, 0)))
                .isEqualTo("?");
    }

    private static Type type(String method) throws Exception {
        return Given.class.getDeclaredMethod(method).getGenericReturnType();
    }
}
