package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.attune.runtime.Artifact.Fingerprint;
import org.junit.jupiter.api.Test;

class FingerprintTests {

    private final Fingerprint then = new Fingerprint("p", "d", "m", "o", "s");

    @Test
    void equalFingerprintsHaveNoDifferences() {
        assertThat(then.differences(new Fingerprint("p", "d", "m", "o", "s"))).isEmpty();
    }

    @Test
    void everyPartThatDiffersIsNamedWithThenAndNow() {
        assertThat(then.differences(new Fingerprint("p2", "d2", "m2", "o2", "s2")))
                .containsExactly(
                        entry("program", "p then, p2 now"),
                        entry("data", "d then, d2 now"),
                        entry("metric", "m then, m2 now"),
                        entry("models", "o then, o2 now"),
                        entry("optimizer", "s then, s2 now"));
    }

    @Test
    void partsThatAreTheSameAreNotNamed() {
        assertThat(then.differences(new Fingerprint("p", "d2", "m", "o", "s"))).containsOnlyKeys("data");
    }
}
