package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.report.Maven.Build;
import dev.attune.report.project.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** A build of a user's project: whether it is green or red, and what its Surefire and Allure results say. */
@TestInstance(Lifecycle.PER_CLASS)
class MavenBuildIntegrationTests {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private MavenProject failing;

    @SuppressWarnings("NullAway.Init")
    private Build failingBuild;

    @BeforeAll
    void buildAProjectWhoseGateFails() throws IOException, InterruptedException {
        failing = MavenProject.of(folder.resolve("failing"), Fixtures.FAILING_GATE);
        failingBuild = failing.test();
    }

    @Test
    void aGateThatFailsFailsTheBuild() {
        assertThat(failingBuild.exitCode()).as(failingBuild.output()).isNotZero();
        assertThat(failingBuild.output())
                .contains("BUILD FAILURE")
                .contains("Tests run: 3, Failures: 1, Errors: 0, Skipped: 0")
                .contains("Gate FAILED: ");
    }

    @Test
    void aGateThatFailsShowsNoFramesOfTheEngine() {
        assertThat(failingBuild.output()).doesNotContain("at dev.attune.").doesNotContain("at org.junit.");
    }

    @Test
    void surefireReportsEachLeafAsATestCase() throws IOException {
        List<Element> cases = Xml.elements(Files.readString(failing.report(Fixtures.FAILING_GATE)), "testcase");
        assertThat(cases).extracting(test -> test.getAttribute("name")).containsExactly("preflight", "mipro", "exact");
        assertThat(cases)
                .extracting(test -> test.getAttribute("classname"))
                .containsOnly(Fixtures.FAILING_GATE.getName());
        assertThat(cases)
                .extracting(test -> test.getElementsByTagName("failure").getLength())
                .containsExactly(0, 0, 1);
        assertThat(((Element) cases.get(2).getElementsByTagName("failure").item(0)).getAttribute("message"))
                .startsWith("Gate FAILED: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preflight", "mipro", "exact"})
    void allureHasAResultWithTheLabelsOfTheProgramForEachLeaf(String leaf) throws IOException {
        JsonNode result = result(failing, leaf);
        assertThat(result.path("status").asText()).isEqualTo(leaf.equals("exact") ? "failed" : "passed");
        assertThat(labels(result, "parentSuite")).containsExactly("Attune");
        assertThat(labels(result, "suite")).containsExactly("Greetings that miss their gate");
        assertThat(labels(result, "epic")).containsExactly("Greetings that miss their gate");
        assertThat(labels(result, "feature")).containsExactly("Greet");
        assertThat(labels(result, "optimizer")).hasSize(leaf.equals("preflight") ? 0 : 1);
        assertThat(labels(result, "optimizer")).allMatch("mipro"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mipro", "exact"})
    void allureHasAPageOfWhatChangedInAModule(String leaf) throws IOException {
        List<String> files = result(failing, leaf).findValues("attachments").stream()
                .flatMap(attachments -> Stream.iterate(0, i -> i < attachments.size(), i -> i + 1)
                        .map(attachments::get))
                .filter(attachment -> attachment.path("name").asText().equals("Greet: what changed"))
                .map(attachment -> attachment.path("source").asText())
                .toList();
        assertThat(files)
                .singleElement()
                .satisfies(file ->
                        assertThat(failing.results().resolve(file)).content().contains("Greet the person", "warmly"));
    }

    @Test
    void allureShowsTheFailureOfAGate() throws IOException {
        assertThat(result(failing, "exact")
                        .path("statusDetails")
                        .path("message")
                        .asText())
                .startsWith("Gate FAILED: ");
    }

    @Test
    void aGateThatFailsAgainWhenItIsRunAgainFailsTheBuild() throws IOException, InterruptedException {
        Build build = MavenProject.of(folder.resolve("rerun"), Fixtures.FAILING_GATE)
                .test("-Dsurefire.rerunFailingTestsCount=1");
        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output()).contains("Tests run: 3, Failures: 1, Errors: 0, Skipped: 0");
    }

    @Test
    void aGateThatPassesAndOneThatIsInconclusiveLeaveTheBuildGreen() throws IOException, InterruptedException {
        MavenProject project =
                MavenProject.of(folder.resolve("green"), Fixtures.PASSING_GATE, Fixtures.INCONCLUSIVE_GATE);
        Build build = project.test();
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 1");
        List<Element> skipped = Xml.elements(Files.readString(project.report(Fixtures.INCONCLUSIVE_GATE)), "skipped");
        assertThat(skipped)
                .singleElement()
                .satisfies(reason -> assertThat(reason.getAttribute("message") + reason.getTextContent())
                        .contains("Gate INCONCLUSIVE: "));
        assertThat(Xml.elements(Files.readString(project.report(Fixtures.PASSING_GATE)), "skipped"))
                .isEmpty();
    }

    @Test
    void aTagChoosesPrograms() throws IOException, InterruptedException {
        MavenProject project = MavenProject.of(folder.resolve("tag"), Fixtures.PASSING_GATE, Fixtures.FAILING_GATE);
        Build build = project.test("-Dgroups=polite");
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(project.report(Fixtures.FAILING_GATE)).doesNotExist();
    }

    @Test
    void aClassThatIsNoUsableProgramFailsTheBuild() throws IOException, InterruptedException {
        Build build =
                MavenProject.of(folder.resolve("broken"), Fixtures.NO_FACTORY).test();
        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output())
                .contains("Tests run: 1, Failures: 1, Errors: 0, Skipped: 0")
                .contains("Not a usable LM program: ")
                .contains("has no method with @ProgramFactory");
    }

    @Test
    void aBuildThatAsksForAMetricWithoutGateIsToldThatNothingRan() throws IOException, InterruptedException {
        MavenProject project = MavenProject.of(folder.resolve("ungated"), Fixtures.PASSING_GATE);
        Build build = project.test("-Dtest=PassingGateTest#polite");
        assertThat(build.output())
                .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 1")
                .contains(
                        "nothing ran for polite: it is a metric without @Gate. Tests to select are preflight, mipro, exact");
        assertThat(Xml.elements(Files.readString(project.report(Fixtures.PASSING_GATE)), "skipped"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.getAttribute("message") + reason.getTextContent())
                        .contains("nothing ran for polite"));
    }

    private static JsonNode result(MavenProject project, String leaf) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(project.results())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                JsonNode result = new JsonMapper().readTree(file.toFile());
                if (result.path("name").asText().matches("\\d ((search|gate) )?" + leaf + "(: .*)?")) {
                    found.add(result);
                }
            }
        }
        assertThat(found).as("results of " + leaf).hasSize(1);
        return found.get(0);
    }

    private static List<String> labels(JsonNode result, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode label : result.path("labels")) {
            if (label.path("name").asText().equals(name)) {
                values.add(label.path("value").asText());
            }
        }
        return values;
    }
}
