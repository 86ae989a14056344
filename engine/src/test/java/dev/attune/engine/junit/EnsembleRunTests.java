package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.fixtures.EnsembledFixture;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoModuleProgram.Shout;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.TunedModule;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

class EnsembleRunTests {

    @TempDir
    Path folder;

    @Test
    void anEnsembleIsOneNodeInPlaceOfItsOptimizer() {
        assertThat(EngineTestKit.engine("attune")
                        .selectors(selectClass(EnsembledFixture.class))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .filteredOn(TestDescriptor::isTest)
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("preflight", "ensemble", "exact");
    }

    @Test
    void itsArtifactHoldsAllPromptsThatVoteAndProductionAnswersAsTheTestDid() {
        ProgramResult run = run(Mode.OPTIMIZE);
        Artifact artifact = ArtifactFile.read(candidate());
        assertThat(artifact.optimizer()).isEqualTo("ensemble");
        assertThat(artifact.stages())
                .extracting(Artifact.Stage::optimizer)
                .containsExactly("bootstrap-random-search", "ensemble");
        assertThat(artifact.validation().winner().mean()).isEqualTo(1);
        assertThat(module(artifact).voters()).hasSize(3);
        assertThat(run.gate("exact").winner().estimate().mean()).isEqualTo(1);
        ChatModel model = new ScriptedModel(EnsembledFixture::answer);
        Shout shout = TunedPrompts.load(candidate()).module(Shout.class, model);
        for (int i = 200; i < 208; i++) {
            assertThat(shout.shout("w" + i)).isEqualTo("W" + i + "!");
        }
    }

    @Test
    void theRecordsTellEachPromptAndWhatTheVoteCosts() {
        ProgramResult run = run(Mode.OPTIMIZE);
        GateRecord gate = run.gate("exact");
        ModuleChange shout = gate.modules().get(1);
        assertThat(shout.votesWith())
                .hasSize(2)
                .extracting(ModuleChange::module)
                .containsExactly("Shout, voter 2", "Shout, voter 3");
        assertThat(shout.voters().map(ModuleChange::demosAfter)).doesNotHaveDuplicates();
        assertThat(gate.prompts())
                .filteredOn(prompt -> prompt.module().equals("Shout"))
                .extracting(SentPrompt::note)
                .containsExactly("The 2 other prompts of the module that vote are sent in requests of their own.");
        assertThat(gate.usage().calls())
                .as("more than one request of a module for the winner")
                .isGreaterThan(2 * 2 * 8);
        assertThat(run.optimization("ensemble").tried())
                .as("the score of a vote is none of an instruction")
                .allSatisfy(tried -> assertThat(tried.score()).isLessThan(0.7));
    }

    @Test
    void theEstimateOfTheGateCountsAVoteAsSeveralCalls() {
        assertThat(run(Mode.OPTIMIZE).preflight().checks())
                .filteredOn(check -> check.name().equals("estimate"))
                .singleElement()
                .satisfies(
                        check -> assertThat(check.message()).contains("ensemble search 72", "gate " + 2 * 8 * (1 + 3)));
    }

    @Test
    void anAcceptedEnsembleIsUpToDateAndItsNoteTellsWhoVotes() throws IOException {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);
        OptimizationRecord again = run(Mode.AUTO).optimization("ensemble");
        assertThat(again.status()).isEqualTo(Status.UP_TO_DATE);
        Path note = settings(Mode.ACCEPT).artifacts().resolve(EnsembledFixture.class.getName() + ".md");
        assertThat(Files.readString(note))
                .contains(
                        "* prompts that answer a call: 1 before, 3 now; most answers decide, and a call takes up to 3 requests",
                        "### Voter 2",
                        "* instruction: that of the first",
                        "### Voter 3");
        assertThat(ArtifactFile.read(candidate()).fingerprint().settings())
                .containsEntry("stages", "bootstrap-random-search, ensemble")
                .containsEntry("ensemble: size", "3");
    }

    private static TunedModule module(Artifact artifact) {
        return Objects.requireNonNull(artifact.modules().get("Shout"));
    }

    private Path candidate() {
        return folder.resolve("output")
                .resolve(EnsembledFixture.class.getName())
                .resolve("ensemble.json");
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(EnsembledFixture.class, () -> settings(mode));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
