package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.fixtures.ChainAmongOthersFixture;
import dev.attune.engine.fixtures.selection.EchoFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setting {@code attune.only}. */
class OnlySomeOptimizersTests {

    @TempDir
    Path folder;

    @Test
    void aNameThatNoOptimizerHasIsAnErrorThatNamesThoseThatThereAre() {
        Map<String, String> outcomes = LeafOutcomes.of(EchoFixture.class, folder, "attune.only", "mipro,mippro");
        assertThat(outcomes.get("preflight"))
                .startsWith(
                        "failed: Preflight failed: attune.only names \"mippro\", and no optimizer is called so; there are "
                                + "labeled-few-shot, bootstrap-few-shot,");
        assertThat(outcomes.get("mipro")).startsWith("skipped: the preflight failed: attune.only names \"mippro\"");
        assertThat(outcomes.get("right words")).startsWith("skipped: the preflight failed: ");
    }

    @Test
    void aChainIsNamedAsOne() {
        Map<String, String> outcomes = LeafOutcomes.of(ChainAmongOthersFixture.class, folder, "attune.only", "chain");
        assertThat(outcomes)
                .containsEntry("preflight", "passed")
                .containsEntry("chain", "passed")
                .containsEntry("labeled-few-shot", "skipped: attune.only = chain leaves it out");
    }

    @Test
    void aGateWithoutAnyOptimizerLeftIsSkippedWithTheReason() {
        Map<String, String> outcomes = LeafOutcomes.of(EchoFixture.class, folder, "attune.only", "labeled-few-shot");
        assertThat(outcomes)
                .containsEntry("preflight", "passed")
                .containsEntry("mipro", "skipped: attune.only = labeled-few-shot leaves it out")
                .containsEntry(
                        "right words",
                        "skipped: attune.only = labeled-few-shot leaves out all optimizers of the program, and so there is "
                                + "no winner to judge");
    }
}
