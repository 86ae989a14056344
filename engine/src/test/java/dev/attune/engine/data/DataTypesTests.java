package dev.attune.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fields of modules hold, rows of data hold too, and as strictly. */
class DataTypesTests {

    record Row(
            Optional<LocalDate> day,
            Optional<LocalDateTime> local,
            Optional<Instant> moment,
            Optional<UUID> id,
            Optional<Set<String>> tags,
            Optional<Map<String, Integer>> scores,
            Optional<List<List<Integer>>> grid,
            Optional<int[]> sizes,
            Optional<Step> step) {}

    sealed interface Step {}

    record Refund(int amount, Optional<String> reason) implements Step {}

    record Close() implements Step {}

    @Test
    void eachTypeIsRead() {
        Row row = read("""
                {"day": "2025-03-04", "local": "2025-03-04T10:00", "moment": "2025-03-04T11:00:00+01:00",
                 "id": "123e4567-e89b-12d3-a456-426614174000", "tags": ["a", "b"], "scores": {"a": 1}, "grid": [[1], []],
                 "sizes": [1, 2], "step": {"type": "Refund", "amount": 5}}
                """);

        assertThat(row.day()).contains(LocalDate.of(2025, 3, 4));
        assertThat(row.local()).contains(LocalDateTime.of(2025, 3, 4, 10, 0));
        assertThat(row.moment()).contains(Instant.parse("2025-03-04T10:00:00Z"));
        assertThat(row.id()).contains(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertThat(row.tags()).contains(Set.of("a", "b"));
        assertThat(row.scores()).contains(Map.of("a", 1));
        assertThat(row.grid()).contains(List.of(List.of(1), List.of()));
        assertThat(row.sizes()).hasValueSatisfying(sizes -> assertThat(sizes).containsExactly(1, 2));
        assertThat(row.step()).contains(new Refund(5, Optional.empty()));
        assertThat(read("{\"step\": {\"type\": \"Close\"}}").step()).contains(new Close());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "day    | \"03/04/2025\"",
                "day    | \"2025-02-29\"",
                "day    | \"2025-03-04T10:00:00Z\"",
                "day    | 20150",
                "day    | \"\"",
                "local  | \"2025-03-04\"",
                "local  | \"2025-03-04T10:00:00Z\"",
                "moment | \"2025-03-04T10:00:00\"",
                "moment | 1741082400",
                "id     | \"123e4567\"",
                "tags   | \"a, b\"",
                "scores | {\"a\": 1.5}",
                "scores | {\"a\": 1, \"a\": 2}",
                "grid   | [1, 2]",
                "sizes  | [1, null]",
                "step   | {\"amount\": 5}",
                "step   | {\"type\": \"Reply\", \"amount\": 5}",
                "step   | {\"type\": \"Refund\"}",
            })
    void whatIsNotPlainlyOfTheTypeIsRefusedWithItsMember(String member, String value) {
        assertThatThrownBy(() -> read("{\"" + member + "\": " + value + "}"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("tickets, line 1")
                .hasMessageContaining("not a Row: ");
    }

    private static Row read(String json) {
        byte[] bytes = json.strip().replace("\n", " ").getBytes(StandardCharsets.UTF_8);
        return Examples.rowsOf("tickets", new ByteArrayInputStream(bytes), Row.class)
                .get(0);
    }
}
