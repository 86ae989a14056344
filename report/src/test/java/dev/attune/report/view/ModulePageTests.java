package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.ModuleChange;
import dev.attune.report.ModuleFixtures;
import dev.attune.report.SearchFixtures;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.DemoChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModulePageTests {

    @Test
    void saysWhereTheInstructionAndTheDemosComeFrom() {
        String page = ModulePage.of(
                SearchFixtures.optimization().leaf(), ModuleFixtures.modules().get(1));

        assertThat(page)
                .contains("Origin: proposal 1, tip: high-stakes.")
                .contains("Origin: bootstrapped, shuffle 2 (1 bootstrapped, 1 labeled).");
    }

    @Test
    void whereThereAreNoDemosOnlyTheInstructionHasAnOrigin() {
        String page = ModulePage.of(
                SearchFixtures.optimization().leaf(), ModuleFixtures.modules().get(0));

        assertThat(page).containsOnlyOnce("Origin: ");
    }

    @Test
    void saysHowManyDemosOfAPoolARequestGets() {
        ModuleChange all = ModuleFixtures.modules().get(1);
        ModuleChange pool = new ModuleChange(
                all.module(),
                all.instructionBefore(),
                all.instructionAfter(),
                all.instructionOrigin(),
                all.demosBefore(),
                all.demosAfter(),
                all.demosOrigin(),
                all.frozen(),
                DemoChoice.nearest(3, "all-minilm-l6-v2"),
                all.layout(),
                all.votesWith());

        assertThat(ModulePage.inWords(all)).doesNotContain("of which");
        assertThat(ModulePage.inWords(pool))
                .endsWith("; 1 demo added, 1 kept, of which each request gets the nearest 3 by all-minilm-l6-v2.");
    }

    @Test
    void saysHowRequestsAreLaidOutIfNotInTheDefaultWay() {
        assertThat(ModulePage.inWords(ModuleFixtures.laidOut().get(0)))
                .isEqualTo("Instruction unchanged; no demos; answers as JSON instead of labeled lines.");
        assertThat(ModulePage.inWords(ModuleFixtures.laidOut().get(1))).doesNotContain("JSON");
        assertThat(SummaryParts.module(ModuleFixtures.laidOut().get(0)).toString())
                .contains(" · answers as JSON instead of labeled lines");
    }

    @Test
    void saysWhatIsFrozen() {
        ModuleChange frozen = new ModuleChange(
                "Classify",
                "Stay.",
                "Stay.",
                "seed instruction",
                List.of(),
                List.of(),
                "no demos",
                List.of(PromptPart.INSTRUCTION, PromptPart.DEMOS));

        assertThat(ModulePage.inWords(frozen)).isEqualTo("Instruction frozen; demos frozen.");
        assertThat(SummaryParts.module(frozen).toString()).contains("instruction frozen · demos frozen");
    }
}
