package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.fixtures.ChainedFixture;
import dev.attune.engine.fixtures.EnsembledFixture;
import dev.attune.engine.fixtures.IntrospectiveFixture;
import dev.attune.engine.fixtures.LaidOutFixture;
import dev.attune.engine.fixtures.NearestFixture;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.ReflectiveFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.junit.reader.ProgramClassReader;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.engine.run.ProgramResult;
import dev.attune.engine.run.ProgramSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a run that was killed, when it is started again. */
class ResumeIntegrationTests {

    @TempDir
    Path folder;

    private Class<?> program = PureFixture.class;

    @Test
    void killedAfterAnyRecordARunComesToTheSameArtifact() throws IOException {
        isTheSameAfterEvery(1);
    }

    private void isTheSameAfterEvery(int step) throws IOException {
        byte[] whole = journalOfAWholeRun();
        byte[] artifact = Files.readAllBytes(artifact(settings("whole", 1)));
        List<Integer> ends = lineEnds(whole);
        assertThat(ends).hasSizeGreaterThan(50);
        for (int record = 0; record < ends.size() - 1; record += step) {
            resumed(Arrays.copyOf(whole, ends.get(record)), whole, artifact);
        }
    }

    @Test
    void killedInTheMiddleOfAnyRecordARunComesToTheSameArtifact() throws IOException {
        byte[] whole = journalOfAWholeRun();
        byte[] artifact = Files.readAllBytes(artifact(settings("whole", 1)));
        List<Integer> ends = lineEnds(whole);
        for (int record = 1; record < ends.size() - 1; record++) {
            int middle = (ends.get(record - 1) + ends.get(record)) / 2;
            resumed(Arrays.copyOf(whole, middle), whole, artifact);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 45, 60})
    void aProcessThatIsKilledAfterSoManyCallsIsContinued(int calls) throws IOException, InterruptedException {
        byte[] whole = journalOfAWholeRun();
        Settings settings = settings("killed", 1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRun.class.getName(),
                        folder.resolve("killed").toString(),
                        String.valueOf(calls),
                        program.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("killed.txt")))
                .isEqualTo(KilledRun.EXIT);
        assertThat(artifact(settings)).doesNotExist();
        byte[] killed = Files.exists(journal(settings)) ? Files.readAllBytes(journal(settings)) : new byte[0];
        assertThat(calls(killed)).as("answers may be on their way").hasSizeBetween(calls - 1, calls);

        run(settings);

        assertThat(artifact(settings)).hasBinaryContent(Files.readAllBytes(artifact(settings("whole", 1))));
        assertThat(calls(Files.readAllBytes(journal(settings)))).containsExactlyInAnyOrderElementsOf(calls(whole));
    }

    /** What a search decides follows from answers alone, so that it decides the same again. */
    @ParameterizedTest
    @ValueSource(
            classes = {ReflectiveFixture.class, IntrospectiveFixture.class, ChainedFixture.class, EnsembledFixture.class
            })
    void anEvolutionThatIsKilledAnywhereComesToTheSameArtifact(Class<?> evolving) throws IOException {
        program = evolving;
        byte[] whole = journalOfAWholeRun();
        byte[] artifact = Files.readAllBytes(artifact(settings("whole", 1)));
        List<Integer> ends = lineEnds(whole);
        assertThat(ends).hasSizeGreaterThan(100);
        for (int record = 1; record < ends.size() - 1; record += 5) {
            resumed(Arrays.copyOf(whole, ends.get(record)), whole, artifact);
            resumed(Arrays.copyOf(whole, (ends.get(record - 1) + ends.get(record)) / 2), whole, artifact);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gepa, 1",
        "gepa, 50",
        "gepa, 120",
        "simba, 1",
        "simba, 70",
        "simba, 140",
        "chain, 150",
        "chain, 170",
        "ensemble, 90"
    })
    void anEvolutionWhoseProcessIsKilledIsContinued(String optimizer, int calls)
            throws IOException, InterruptedException {
        program = switch (optimizer) {
            case "gepa" -> ReflectiveFixture.class;
            case "simba" -> IntrospectiveFixture.class;
            case "ensemble" -> EnsembledFixture.class;
            default -> ChainedFixture.class;
        };
        aProcessThatIsKilledAfterSoManyCallsIsContinued(calls);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {ReflectiveFixture.class, IntrospectiveFixture.class, ChainedFixture.class, EnsembledFixture.class
            })
    void oneThreadAndManyEvolveTheSame(Class<?> evolving) throws IOException {
        program = evolving;
        oneThreadAndManyWriteTheSameJournalUpToOrder();
        ProgramResult one = run(settings("again-one", 1));
        ProgramResult many = run(settings("again-many", 64));
        assertThat(many.optimization(optimizer()).trials())
                .isEqualTo(one.optimization(optimizer()).trials());
        assertThat(many.optimization(optimizer()).usage())
                .isEqualTo(one.optimization(optimizer()).usage());
    }

    @Test
    void aRunWithAPoolOfDemosThatIsKilledAnywhereComesToTheSameArtifact() throws IOException {
        program = NearestFixture.class;
        killedAfterAnyRecordARunComesToTheSameArtifact();
        oneThreadAndManyWriteTheSameJournalUpToOrder();
    }

    @Test
    void aRunWithLayoutsThatIsKilledAnywhereComesToTheSameArtifact() throws IOException {
        program = LaidOutFixture.class;
        isTheSameAfterEvery(4);
        oneThreadAndManyWriteTheSameJournalUpToOrder();
    }

    @Test
    void theReportSaysThatARunWasContinued() throws IOException {
        byte[] whole = journalOfAWholeRun();
        Settings settings = settings("told", 1);
        int inARecord = whole.length / 2;
        while (whole[inARecord] == '\n' || whole[inARecord - 1] == '\n') {
            inARecord--;
        }
        write(journal(settings), Arrays.copyOf(whole, inARecord));
        OptimizationRecord record = run(settings).optimization("mipro");
        assertThat(record.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("Continues a run that did not come to its end: "))
                .anySatisfy(warning -> assertThat(warning).contains("are no whole record and were dropped"));
    }

    @Test
    void callsOfTheJournalCountAsCallsOfTheRun() throws IOException {
        byte[] whole = journalOfAWholeRun();
        Settings settings = settings("counted", 1);
        write(journal(settings), Arrays.copyOf(whole, whole.length / 2));
        assertThat(run(settings).optimization("mipro").usage())
                .isEqualTo(run(settings("again", 1)).optimization("mipro").usage());
    }

    @Test
    void theJournalOfAnotherSeedIsSetAsideAndTheReportSaysWhy() throws IOException {
        byte[] whole = journalOfAWholeRun();
        Settings settings = TestSettings.withSeed(settings("other", 1), 99);
        write(journal(settings), Arrays.copyOf(whole, whole.length / 2));
        ProgramResult run = run(settings);
        assertThat(run.optimization("mipro").warnings())
                .singleElement()
                .asString()
                .contains("was not continued: the random seed was 3 and is 99. It is kept as ");
        assertThat(journal(settings).resolveSibling(PureFixture.class.getName() + ".jsonl.old"))
                .exists();
    }

    @Test
    void aLookAtTheProgramEndsNoRunThatIsToBeContinued() throws IOException {
        byte[] whole = journalOfAWholeRun();
        Settings settings = settings("looked", 1);
        byte[] half = Arrays.copyOf(whole, lineEnds(whole).get(40));
        write(journal(settings), half);
        RunListener silent = new RunListener() {};
        try (ModelRegistry models = new ModelRegistry();
                ProgramSession session = new ProgramSession(
                        ProgramClassReader.read(PureFixture.class).definition().orElseThrow(),
                        new RunEnvironment(() -> settings, models, silent, () -> false),
                        1)) {
            session.preflight(new LeafInfo("id", PureFixture.class.getName(), "Pure", List.of()));
        }
        assertThat(journal(settings)).hasBinaryContent(half);
    }

    @Test
    void aRunThatCameToItsEndIsNotContinued() {
        Settings settings = settings("ended", 1);
        run(settings);
        assertThat(run(settings).optimization("mipro").warnings()).isEmpty();
    }

    @Test
    void aRunThatItsBudgetEndedGoesOnWithALargerOne() throws IOException {
        Settings settings = settings("budget", 1);
        assertThat(run(TestSettings.withCalls(settings, 80))
                        .optimization("mipro")
                        .status())
                .isEqualTo(OptimizationRecord.Status.BUDGET_EXHAUSTED);
        run(settings);
        byte[] whole = journalOfAWholeRun();
        assertThat(calls(Files.readAllBytes(journal(settings)))).containsExactlyInAnyOrderElementsOf(calls(whole));
    }

    @Test
    void oneThreadAndManyWriteTheSameJournalUpToOrder() throws IOException {
        run(settings("one", 1));
        run(settings("many", 64));
        assertThat(Files.readAllLines(journal(settings("many", 64))))
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(journal(settings("one", 1))));
    }

    @Test
    void oneThreadAndManyGiveTheSameFigures() {
        ProgramResult one = run(settings("one", 1));
        ProgramResult many = run(settings("many", 64));
        assertThat(many.optimization("mipro").trials())
                .isEqualTo(one.optimization("mipro").trials());
        assertThat(many.optimization("mipro").usage())
                .isEqualTo(one.optimization("mipro").usage());
        assertThat(many.gate("exact").winner()).isEqualTo(one.gate("exact").winner());
        assertThat(many.gate("exact").usage()).isEqualTo(one.gate("exact").usage());
    }

    private void resumed(byte[] journal, byte[] whole, byte[] artifact) throws IOException {
        Settings settings = settings("resumed", 1);
        write(journal(settings), journal);
        run(settings);
        assertThat(artifact(settings)).as("after %d bytes", journal.length).hasBinaryContent(artifact);
        assertThat(calls(Files.readAllBytes(journal(settings))))
                .as("after %d bytes", journal.length)
                .containsExactlyInAnyOrderElementsOf(calls(whole));
        Files.delete(artifact(settings));
    }

    private byte[] journalOfAWholeRun() throws IOException {
        Settings settings = settings("whole", 1);
        assertThat(run(settings).failures()).isEmpty();
        return Files.readAllBytes(journal(settings));
    }

    private static List<Integer> lineEnds(byte[] bytes) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    /** The records of calls, each call once if none was repeated. */
    private static List<String> calls(byte[] journal) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(journal);
        return text.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("{\"call\":"))
                .toList();
    }

    private Settings settings(String name, int concurrency) {
        return TestSettings.in(folder.resolve(name), Mode.OPTIMIZE, concurrency);
    }

    private ProgramResult run(Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }

    private Path journal(Settings settings) {
        return settings.journals().resolve(program.getName() + ".jsonl");
    }

    private Path artifact(Settings settings) {
        return settings.output().resolve(program.getName()).resolve(optimizer() + ".json");
    }

    private String optimizer() {
        if (program == PureFixture.class) {
            return "mipro";
        }
        if (program == NearestFixture.class) {
            return "knn-few-shot";
        }
        if (program == LaidOutFixture.class) {
            return "layout-search";
        }
        if (program == ChainedFixture.class) {
            return "chain";
        }
        if (program == EnsembledFixture.class) {
            return "ensemble";
        }
        return program == IntrospectiveFixture.class ? "simba" : "gepa";
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
