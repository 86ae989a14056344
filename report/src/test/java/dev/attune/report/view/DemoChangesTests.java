package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.report.ModuleFixtures;
import dev.attune.runtime.signature.Demonstration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoChangesTests {

    private final Demonstration labeled = ModuleFixtures.labeledDemo();
    private final Demonstration bootstrapped = ModuleFixtures.bootstrappedDemo();

    @Test
    void tellsAddedFromKept() {
        DemoChanges changes = DemoChanges.between(List.of(labeled), List.of(bootstrapped, labeled));

        assertThat(changes.after())
                .containsExactly(new DemoChanges.Marked(bootstrapped, true), new DemoChanges.Marked(labeled, false));
        assertThat(changes.inWords()).isEqualTo("1 demo added, 1 kept");
    }

    @Test
    void tellsRemoved() {
        DemoChanges changes = DemoChanges.between(List.of(labeled, bootstrapped), List.of());

        assertThat(changes.removed()).containsExactly(labeled, bootstrapped);
        assertThat(changes.inWords()).isEqualTo("2 demos removed");
    }

    @Test
    void countsEqualDemosOneByOne() {
        DemoChanges changes = DemoChanges.between(List.of(labeled), List.of(labeled, labeled));

        assertThat(changes.kept()).isEqualTo(1);
        assertThat(changes.added()).isEqualTo(1);
    }

    @Test
    void saysThatNothingChanged() {
        assertThat(DemoChanges.between(List.of(), List.of()).inWords()).isEqualTo("no demos");
        assertThat(DemoChanges.between(List.of(labeled), List.of(labeled)).inWords())
                .isEqualTo("1 demo kept");
    }
}
