package dev.attune.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordBuildersTests {

    private static final LeafInfo LEAF = new LeafInfo("[engine:attune]", "Fixture", "fixture", List.of("Spell"));

    @Test
    void whatEveryOptimizationHasMayNotBeMissing() {
        assertThatThrownBy(() -> OptimizationRecord.builder()
                        .leaf(LEAF)
                        .optimizer("mipro")
                        .objective("exact")
                        .build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the record of an optimization needs \"seed\"");
    }

    @Test
    void whatEveryGateHasMayNotBeMissing() {
        assertThatThrownBy(() -> GateRecord.builder()
                        .leaf(LEAF)
                        .metric("exact")
                        .optimizer("mipro")
                        .verdict(Verdict.PASSED)
                        .build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the record of a gate needs \"baseline\"");
    }

    @Test
    void whatNotEveryOptimizationHasIsEmptyOrNull() {
        OptimizationRecord record = optimization().build();

        assertThat(record.trials()).isEmpty();
        assertThat(record.settings()).isEmpty();
        assertThat(record.winner()).isNull();
        assertThat(record.statusReason()).isNull();
    }

    @Test
    void aRecordKeepsWhatItWasBuiltOf() {
        List<String> warnings = new ArrayList<>(List.of("one"));
        OptimizationRecord.Builder builder = optimization().warnings(warnings);
        OptimizationRecord record = builder.build();

        warnings.add("two");
        builder.seed(8);

        assertThat(record.warnings()).containsExactly("one");
        assertThat(record.seed()).isEqualTo(7);
    }

    @Test
    void theMostImportantSettingComesFirst() {
        assertThat(optimization()
                        .importance(Map.of("a", 0.1, "b", 0.6, "c", 0.3))
                        .build()
                        .importance()
                        .keySet())
                .containsExactly("b", "c", "a");
    }

    private static OptimizationRecord.Builder optimization() {
        return OptimizationRecord.builder()
                .leaf(LEAF)
                .optimizer("mipro")
                .objective("exact")
                .seed(7)
                .status(Status.COMPLETED)
                .usage(Usage.NONE)
                .duration(Duration.ZERO);
    }
}
