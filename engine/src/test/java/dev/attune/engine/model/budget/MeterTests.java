package dev.attune.engine.model.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Usage;
import dev.attune.engine.journal.RecordedAnswer;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTests {

    private static final RecordedAnswer ANSWER = new RecordedAnswer("yes", 10, 2, FinishReason.STOP, null, List.of());

    private final Meter meter = new Meter();

    @Test
    void callsCountForTheirRoleAndInAll() {
        meter.of(Role.TASK).called(ANSWER);
        meter.of(Role.TASK).cached();
        meter.of(Role.PROPOSER).called(ANSWER);

        assertThat(meter.byRole())
                .isEqualTo(Map.of(Role.TASK, new Usage(1, 1, 10, 2), Role.PROPOSER, new Usage(1, 0, 10, 2)));
        assertThat(meter.usage()).isEqualTo(new Usage(2, 1, 20, 4));
    }

    @Test
    void callsOfAPartCountForTheirRoleInTheWholeToo() {
        Meter phase = meter.part();
        phase.of(Role.JUDGE).called(ANSWER);
        meter.of(Role.TASK).called(ANSWER);

        assertThat(phase.byRole()).containsOnlyKeys(Role.JUDGE);
        assertThat(meter.byRole()).containsOnlyKeys(Role.TASK, Role.JUDGE);
    }
}
