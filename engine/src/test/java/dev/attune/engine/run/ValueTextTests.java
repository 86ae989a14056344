package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
}
