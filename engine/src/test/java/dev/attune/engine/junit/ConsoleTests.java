package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.fixtures.FeedbackFixture;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.bad.BadCode;
import dev.attune.engine.fixtures.bad.DoubtfulData;
import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.junit.descriptor.ConsoleProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says, for those who have no other report. */
class ConsoleTests {

    private static final String ID = "[engine:attune]/[class:org.example.ATest]/[preflight:preflight]";

    @TempDir
    Path folder;

    @Test
    void theLastFiveLinesOfASearchSayWhatChangedWhatThatIsWorthWhatItCostWhereItIsAndWhatToTypeNext() {
        List<String> lines = run(PureFixture.class, Mode.OPTIMIZE);
        List<String> last = lines.subList(lines.size() - 5, lines.size());
        assertThat(last.get(0))
                .startsWith("[attune] PureFixture: changed: ")
                .containsPattern("(Spell|Shout) \\((another instruction|\\d demos?|another instruction, \\d demos?)\\)")
                .containsPattern("; exact 0\\.\\d{3} to \\d\\.\\d{3} \\([+-]0\\.\\d{3}\\) on 8 test examples, [A-Z]+$");
        assertThat(last.get(1))
                .matches("\\[attune] PureFixture: worth: .*(Spell|Shout) (demos|instruction) (exact \\+0\\.\\d{3}|no"
                        + " measurable effect.*); on 8 test examples");
        assertThat(last.get(2))
                .matches("\\[attune] PureFixture: cost: \\d+ calls, [\\d,]+ tokens(, \\d+ answers from the cache)?");
        assertThat(last.get(3))
                .isEqualTo(
                        "[attune] PureFixture: file: " + settings(Mode.OPTIMIZE).output()
                                + "/dev.attune.engine.fixtures.PureFixture/mipro.json, not yet accepted");
        assertThat(last.get(4))
                .isEqualTo("[attune] PureFixture: next: mvn test -Dattune.mode=accept -Dtest=PureFixture");
    }

    @Test
    void acceptSaysWhereTheArtifactIsAndHowProductionFindsIt() {
        run(PureFixture.class, Mode.OPTIMIZE);
        List<String> lines = run(PureFixture.class, Mode.ACCEPT);
        String accepted = settings(Mode.ACCEPT).artifacts() + "/dev.attune.engine.fixtures.PureFixture.json";
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("[attune] PureFixture > mipro: accepted: " + accepted + " now has the prompts of ")
                        .endsWith(". Commit both; production loads it with "
                                + "TunedPrompts.load(\"attune/dev.attune.engine.fixtures.PureFixture.json\")"));
        assertThat(lines)
                .last()
                .asString()
                .endsWith(
                        "next: commit dev.attune.engine.fixtures.PureFixture.json and dev.attune.engine.fixtures.PureFixture.md; then mvn test"
                                + " -Dattune.mode=verify -Dtest=PureFixture");
    }

    @Test
    void aStaleArtifactIsFollowedByTheCommandThatMakesAnother() {
        List<String> lines = run(PureFixture.class, Mode.VERIFY);
        assertThat(lines)
                .last()
                .asString()
                .endsWith("next: mvn test -Dattune.mode=optimize -Dtest=PureFixture; when its gates have passed, mvn"
                        + " test -Dattune.mode=accept -Dtest=PureFixture, and commit what that writes");
    }

    @Test
    void aProgramWhoseGateFailedIsNotToBeAccepted() {
        assertThat(run(BadCode.ModelOfGarbage.class, Mode.OPTIMIZE))
                .last()
                .asString()
                .contains("next: nothing to accept, since a gate failed: ");
    }

    @Test
    void aSearchThatFoundNothingBetterSaysWhatToTry() {
        assertThat(run(DoubtfulData.NoDemoOfTheOnlyModule.class, Mode.OPTIMIZE))
                .last()
                .asString()
                .contains("next: nothing better was found, so try more trials, ")
                .contains("-Dattune.mode=accept");
    }

    @Test
    void theFirstAnswerThatCannotBeReadIsNews() {
        assertThat(run(BadCode.ModelOfGarbage.class, Mode.OPTIMIZE))
                .filteredOn(line -> line.contains("cannot be read"))
                .hasSize(2)
                .first()
                .asString()
                .contains(" > mipro: the answer of module ", "; -Dattune.show=prompts shows it with its prompt");
    }

    @Test
    void everyWarningOfThePreflightAndOfTheSearchIsPrintedOnce() {
        List<String> lines = run(DoubtfulData.ModuleNeverCalled.class, Mode.OPTIMIZE);
        assertThat(lines)
                .filteredOn(line -> line.contains("Module Translate was not called"))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("Module Translate was not called"))
                .first()
                .asString()
                .contains(" > mipro: warning: ");
        assertThat(run(DoubtfulData.InputsInTwoSplits.class, Mode.OPTIMIZE))
                .filteredOn(line -> line.contains("warning: duplicates: 2 of 6 validation examples"))
                .hasSize(1);
    }

    @Test
    void aSearchThatHasNothingToChooseSaysSoBeforeItStarts() {
        List<String> lines = run(DoubtfulData.NoDemoOfTheOnlyModule.class, Mode.OPTIMIZE);
        assertThat(lines)
                .filteredOn(line -> line.contains("warning: ")
                        && (line.contains("labeled demos: no training example")
                                || line.contains("warning: No demos are searched")
                                || line.contains("warning: There was nothing to search")))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).contains(".with(\"number\", …)"),
                        line -> assertThat(line)
                                .contains(
                                        "> labeled-few-shot: warning: No demos are searched: no training example says",
                                        "(Find: Example.of(id, input, expected).with(\"number\", …))"),
                        line -> assertThat(line).contains("> labeled-few-shot: warning: There was nothing to search"));
    }

    @Test
    void aSearchOfOneDemoSetSaysThatItIsTheEmptyOne() {
        assertThat(run(FeedbackFixture.class, Mode.OPTIMIZE))
                .filteredOn(line ->
                        line.contains("No demos are searched: the one set of @Demos(sets = 1) is the empty one."))
                .hasSize(1);
    }

    @Test
    void aSearchWhoseBudgetIsAllKeptForItsGateDoesNotSayThatItMeasures() {
        assertThat(run(EchoFixture.class, TestSettings.withCalls(settings(Mode.OPTIMIZE), 5)))
                .anyMatch(line -> line.contains("the budget leaves no call for the search"))
                .noneMatch(line -> line.contains("measuring the unoptimized program"));
    }

    @Test
    void whatCommandsATerminalIsNotPrinted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8)).progress(ID, "a\u001b[2Jb\rc\nd");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("[attune] ATest > preflight: a\uFFFD[2Jb\uFFFDc\nd\n");
    }

    @Test
    void checksThatFoundNothingAreNotPrinted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .preflightFinished(new PreflightRecord(
                        new LeafInfo(ID, "org.example.ATest", "A", List.of()),
                        List.of(new Check("data", Status.OK, "fine"), new Check("labels", Status.WARNING, "few"))));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("[attune] ATest > preflight: warning: labels: few\n");
    }

    @Test
    void anAcceptedArtifactWhereNoneIsLookedForStopsASearchThatWouldBePaidForInVain() throws IOException {
        run(PureFixture.class, Mode.OPTIMIZE);
        run(PureFixture.class, Mode.ACCEPT);
        Settings settings = settings(Mode.AUTO);
        String name = PureFixture.class.getName() + ".json";
        Files.createDirectories(settings.recordings());
        Files.move(settings.artifacts().resolve(name), settings.recordings().resolve(name));

        for (Mode mode : List.of(Mode.AUTO, Mode.VERIFY)) {
            assertThat(ProgramLauncher.run(PureFixture.class, () -> settings(mode))
                            .failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure)
                            .hasMessageContaining("there is an artifact at "
                                    + settings.recordings().resolve(name) + ", where none is looked for")
                            .hasMessageContaining(
                                    "git mv " + settings.recordings().resolve(name) + " "
                                            + settings.artifacts().resolve(name)));
        }
        assertThat(run(PureFixture.class, Mode.OPTIMIZE))
                .anyMatch(line -> line.contains("warning: accepted artifact: there is an artifact at "));
    }

    private List<String> run(Class<?> program, Mode mode) {
        return run(program, settings(mode));
    }

    private static List<String> run(Class<?> program, Settings settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgramLauncher.run(
                program, () -> settings, new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
