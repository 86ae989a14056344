package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.html.SafeText;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaves of every kind and end with the text of an attacker in every place where there is text. */
class HostileTextTests {

    private static final String MESSAGE = "Run ABORTED: " + HostileFixtures.HOSTILE;

    private final InMemoryResults results = new InMemoryResults();
    private final List<TestResult> leaves = new ArrayList<>();

    @BeforeEach
    void finishLeaves(@TempDir Path folder) {
        LeafRun run = new LeafRun(results, folder);
        leaves.add(run.finish(HostileFixtures.hostilePreflight(), Status.FAILED, MESSAGE));
        for (OptimizationRecord.Status status : OptimizationRecord.Status.values()) {
            leaves.add(run.finish(HostileFixtures.hostileOptimization(status), Status.BROKEN, MESSAGE));
        }
        for (Verdict verdict : Verdict.values()) {
            leaves.add(run.finish(HostileFixtures.hostileGate(verdict), Status.FAILED, MESSAGE));
        }
        run.tell(HostileFixtures.hostileWorth());
        run.finish(HostileFixtures.hostileEnd(LeafRecord.Outcome.FAILED), Status.FAILED);
    }

    @Test
    void becomesNoMarkupInDescriptionsPagesAndPictures() {
        List<String> markup = files(".html", ".svg");
        leaves.stream()
                .map(TestResult::getDescriptionHtml)
                .filter(description -> description != null)
                .forEach(markup::add);

        assertThat(markup).hasSizeGreaterThanOrEqualTo(10).allSatisfy(page -> {
            for (String element : List.of("script", "a", "iframe", "object", "link", "base", "form", "foreignObject")) {
                assertThat(Xml.elements(page, element)).as(element).isEmpty();
            }
            assertThat(Xml.elements(page, "img"))
                    .allSatisfy(
                            image -> assertThat(image.getAttribute("src")).startsWith("data:image/svg+xml;base64,"));
            assertThat(page).doesNotContain("<script").doesNotContain("\u0000").doesNotContain("\u202E");
            assertThat(Xml.text(page)).contains("<script>alert(1)</script>");
        });
    }

    @Test
    void becomesNoAttributeThatRunsOrLoadsAnything() {
        assertThat(files(".html", ".svg"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(Xml.attributes(page))
                        .allMatch(name -> !name.startsWith("on"))
                        .doesNotContain("href", "xlink:href", "action", "srcdoc"))
                .allSatisfy(page -> assertThat(Xml.elements(page, "*"))
                        .filteredOn(element -> element.hasAttribute("src"))
                        .allSatisfy(element ->
                                assertThat(element.getAttribute("src")).startsWith("data:image/svg+xml;base64,")));
    }

    @Test
    void becomesNoFormulaInTables() {
        assertThat(files(".csv")).hasSizeGreaterThanOrEqualTo(2).allSatisfy(table -> {
            assertThat(table).doesNotContain("\u0000").doesNotContain("\u202E");
            assertThat(table.lines().flatMap(line -> Arrays.stream(line.split("\",\""))))
                    .allMatch(cell -> cell.matches("(?s)\"?[^=+@-].*|\"?"));
        });
        assertThat(files(".csv").stream().filter(table -> table.contains("cmd|")))
                .isNotEmpty()
                .allMatch(table -> table.contains("\"'=cmd|' /C calc'!A0\""));
    }

    @Test
    void isKeptExactlyInRecords() throws Exception {
        List<String> records = files(".json");

        assertThat(records).hasSizeGreaterThanOrEqualTo(3);
        for (String json : records) {
            JsonNode document = JsonMapper.builder().build().readTree(json);
            Class<?> type = Stream.<Class<?>>of(PreflightRecord.class, OptimizationRecord.class, GateRecord.class)
                    .filter(record ->
                            record.getSimpleName().equals(document.get("type").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(json).doesNotContain("\u0000");
            assertThat(RecordJson.write(RecordJson.read(json, type))).isEqualTo(json);
            assertThat(document.findValuesAsText("programName")).containsOnly(HostileFixtures.HOSTILE);
        }
    }

    @Test
    void isVisibleInStepsParametersAndAttachmentNames() {
        List<String> texts = new ArrayList<>();
        for (TestResult leaf : leaves) {
            leaf.getParameters().forEach(parameter -> add(parameter, texts));
            leaf.getAttachments().forEach(attachment -> texts.add(attachment.getName()));
            collect(leaf.getSteps(), texts);
        }

        assertThat(texts)
                .filteredOn(text -> text.contains("<script>"))
                .hasSizeGreaterThan(20)
                .allMatch(text -> text.contains("[U+202E]evil"))
                .allMatch(text -> text.indexOf('\u0000') < 0 && text.indexOf('\u202E') < 0);
    }

    @Test
    void isVisibleInFailures() {
        assertThat(leaves).extracting(TestResult::getStatusDetails).allSatisfy(details -> {
            assertThat(details.getMessage())
                    .isEqualTo(SafeText.visible(MESSAGE))
                    .startsWith("Run ABORTED:");
            assertThat(details.getTrace()).contains("[U+202E]evil").doesNotContain("\u202E");
            assertThat(Stream.of(details.getExpected(), details.getActual()).filter(text -> text != null))
                    .allMatch(text -> text.indexOf('\u202E') < 0);
        });
    }

    private List<String> files(String... endings) {
        return results.files.entrySet().stream()
                .filter(file -> Stream.of(endings).anyMatch(file.getKey()::endsWith))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void collect(List<StepResult> steps, List<String> texts) {
        for (StepResult step : steps) {
            texts.add(step.getName());
            StatusDetails details = step.getStatusDetails();
            if (details != null) {
                texts.add(details.getMessage());
            }
            step.getParameters().forEach(parameter -> add(parameter, texts));
            step.getAttachments().forEach(attachment -> texts.add(attachment.getName()));
            collect(step.getSteps(), texts);
        }
    }

    private static void add(Parameter parameter, List<String> texts) {
        texts.add(parameter.getName());
        texts.add(parameter.getValue());
    }
}
