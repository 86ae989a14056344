package dev.attune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.report.GateFixtures;
import dev.attune.report.LeafFixtures;
import dev.attune.report.html.Element;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoleCostsTests {

    @Test
    void tellsWhatEachRoleCostAndHowManyCallsHaveAPrice() {
        String page = text(RoleCosts.of(run()));
        assertThat(page)
                .contains("task", "openai:gpt-4o-mini", "60,000", "5,500", "0.0123")
                .contains("proposer", "openai:own", "–")
                .contains("40 of 43 calls have a price");
    }

    @Test
    void aRunThatAskedNoModelHasNone() {
        RunInfo run = run();
        RunInfo silent = new RunInfo(
                run.id(),
                run.mode(),
                run.replayed(),
                run.commit(),
                run.output(),
                run.journals(),
                null,
                List.of(),
                run.artifacts(),
                run.next());
        assertThat(RoleCosts.of(silent)).isEmpty();
    }

    private static RunInfo run() {
        LeafRecord leaf = LeafFixtures.end(
                GateFixtures.gate().leaf(), LeafRecord.Kind.GATE, "exact", 3, LeafRecord.Outcome.PASSED, null);
        return Objects.requireNonNull(leaf.run());
    }

    private static String text(List<Element> elements) {
        return elements.stream().map(Element::toString).collect(Collectors.joining());
    }
}
