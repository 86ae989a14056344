package dev.attune.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ValueTextTests {

    record Labels(java.util.Set<String> names) {}

    @Test
    void equalSetsHaveOneText() {
        assertThat(ValueText.of(new LinkedHashSet<>(List.of("b", "a", "c"))))
                .isEqualTo(ValueText.of(new LinkedHashSet<>(List.of("c", "b", "a"))))
                .isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(ValueText.of(new Labels(new LinkedHashSet<>(List.of("b", "a")))))
                .isEqualTo("{\"names\":[\"a\",\"b\"]}");
    }

    @Test
    void equalMapsHaveOneText() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);
        assertThat(ValueText.of(map)).isEqualTo("{\"a\":2,\"z\":1}");
    }

    sealed interface Shape permits Circle, Square, Nothing, All {}

    record Circle(double size) implements Shape {}

    record Square(double size) implements Shape {}

    record Nothing() implements Shape {}

    record All() implements Shape {}

    record Drawing(Shape shape) {}

    @Test
    void theKindsOfASealedTypeHaveTextsOfTheirOwn() {
        assertThat(ValueText.stable(new Circle(1))).isEqualTo("{\"@type\":\"Circle\",\"size\":1.0}");
        assertThat(ValueText.stable(new Square(1))).isNotEqualTo(ValueText.stable(new Circle(1)));
        assertThat(ValueText.stable(new Nothing())).isNotEqualTo(ValueText.stable(new All()));
        assertThat(ValueText.stable(new Drawing(new Circle(1))))
                .isEqualTo("{\"shape\":{\"@type\":\"Circle\",\"size\":1.0}}");
        assertThat(ValueText.stable(List.of(new Nothing()))).isNotEqualTo(ValueText.stable(List.of(new All())));
    }

    record Dated(
            LocalDate date, Optional<Integer> count, Optional<String> none, UUID id, Instant at, ZonedDateTime zoned) {}

    @Test
    void datesOptionalsAndIdentifiersAreShownAsPeopleWriteThem() {
        UUID id = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(ValueText.stable(new Dated(
                        LocalDate.of(2026, 1, 31),
                        Optional.of(3),
                        Optional.empty(),
                        id,
                        Instant.EPOCH,
                        ZonedDateTime.parse("2026-01-31T10:30:00+01:00[Europe/Paris]"))))
                .isEqualTo("{\"date\":\"2026-01-31\",\"count\":3,\"none\":null,\"id\":\"" + id
                        + "\",\"at\":\"1970-01-01T00:00:00Z\",\"zoned\":\"2026-01-31T10:30:00+01:00[Europe/Paris]\"}");
        assertThat(ValueText.stable(LocalDate.of(2026, 1, 31))).isEqualTo("\"2026-01-31\"");
    }

    static class Base {
        private final String inherited = "i";

        @Override
        public int hashCode() {
            return inherited.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Base base && base.inherited.equals(inherited);
        }
    }

    static final class Hidden extends Base {
        private final String text;
        private final transient int cache = 7;

        Hidden(String text) {
            this.text = text;
        }

        public String getText() {
            return text + cache + System.nanoTime();
        }
    }

    @Test
    void anObjectIsItsStateWhetherOrNotMethodsGiveIt() {
        assertThat(new Hidden("a").getText()).startsWith("a7");
        assertThat(ValueText.stable(new Hidden("a"))).isEqualTo("{\"inherited\":\"i\",\"text\":\"a\"}");
    }

    static final class Named {
        @Override
        public String toString() {
            return "named";
        }
    }

    @Test
    void whereThereIsNoStateTheTextOfTheClassServes() {
        assertThat(ValueText.stable(new Named())).isEqualTo("named");
    }

    @Test
    void anAddressInMemoryIsNoTextOverRuns() {
        Supplier<String> function = () -> "x";
        for (Object unstable : List.of(new Object(), function)) {
            assertThatThrownBy(() -> ValueText.stable(unstable))
                    .isInstanceOf(UnstableValueException.class)
                    .hasMessageContaining("has no text that is the same in every run");
            assertThat(ValueText.of(unstable)).isEqualTo(unstable.toString());
        }
    }

    @Test
    void anObjectThatHoldsItselfIsRefused() {
        Object[] loop = new Object[1];
        loop[0] = loop;
        assertThatThrownBy(() -> ValueText.stable(loop)).isInstanceOf(UnstableValueException.class);
    }
}
