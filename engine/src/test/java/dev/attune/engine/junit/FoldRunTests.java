package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.config.Mode;
import dev.attune.engine.data.Example;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.fixtures.FoldFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.SplitPlan;
import dev.attune.engine.run.ProgramResult;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with few examples in folds, and every optimizer. */
class FoldRunTests {

    private static final Splits SPLITS =
            SplitPlan.ofFolds(5, 0.25, 3, "document").split(List.copyOf(FoldFixture.examples()));

    private static final Set<Integer> TEST =
            SPLITS.test().stream().map(FoldRunTests::number).collect(Collectors.toSet());

    /** In each layout. */
    private static final Pattern PAGE = Pattern.compile("Text: t(\\d+)");

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        FoldFixture.ASKED.clear();
    }

    @Test
    void noOptimizerRunsAnExampleWithADemoOfItsOwnFold() {
        TestKit.in(folder)
                .selectors(selectClass(FoldFixture.class))
                .configurationParameter("attune.mode", "optimize")
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.failed(0).succeeded(18));

        List<Asked> asked = FoldFixture.ASKED.stream().map(Asked::of).toList();
        assertThat(asked).filteredOn(one -> !one.demos().isEmpty()).hasSizeGreaterThan(200);
        assertThat(asked)
                .filteredOn(one -> !TEST.contains(one.page()))
                .allSatisfy(one -> assertThat(one.demos().stream().map(FoldRunTests::fold))
                        .as("%s", one)
                        .doesNotContain(fold(one.page())));
    }

    @Test
    void theGateShowsAllDemos() {
        OptimizationRecord search = run(Mode.OPTIMIZE).optimization("labeled-few-shot");

        int demos = search.modules().get(0).demosAfter().size();
        assertThat(demos).isGreaterThan(8);
        assertThat(FoldFixture.ASKED.stream().map(Asked::of).filter(one -> TEST.contains(one.page())))
                .anySatisfy(one -> assertThat(one.demos()).hasSize(demos));
    }

    @Test
    void foldsAreSaidAndTheArtifactDependsOnThem() throws IOException {
        ProgramResult result = run(Mode.OPTIMIZE);
        Path artifact =
                folder.resolve("output").resolve(FoldFixture.class.getName()).resolve("mipro.json");

        assertThat(Files.readString(artifact)).contains("\"folds\" : \"5 (");

        assertThat(result.preflight().checks())
                .filteredOn(check -> check.name().equals("folds"))
                .extracting(Check::message)
                .containsExactly(
                        "5 folds of 30 examples, all trained on and compared on; each is run without the demos of"
                                + " its own fold");
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(FoldFixture.class, () -> TestSettings.in(folder, mode, 4));
    }

    /**
     * A request.
     *
     * @param page the page that it asks for
     * @param demos the pages that it shows
     */
    record Asked(int page, List<Integer> demos) {

        static Asked of(ChatRequest request) {
            List<Integer> pages = request.messages().stream()
                    .filter(UserMessage.class::isInstance)
                    .flatMap(message ->
                            PAGE.matcher(((UserMessage) message).singleText()).results())
                    .map(page -> Integer.valueOf(page.group(1)))
                    .toList();
            int last = pages.size() - 1;
            return new Asked(pages.get(last), pages.subList(0, last));
        }
    }

    private static int fold(int page) {
        return Objects.requireNonNull(SPLITS.folds().byExample().get("p" + page));
    }

    private static int number(Example<?, ?> example) {
        return number(example.id());
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }
}
