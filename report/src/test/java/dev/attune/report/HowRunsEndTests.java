package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LanguageModel;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.runtime.annotations.Instruction;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs that end in each way: the summary says how, as its schema says, and exactly one category of Allure takes the failure. */
class HowRunsEndTests {

    interface Greet {
        @Instruction("Greet the person.")
        String greeting(String person);
    }

    /** Greets the given share of persons rightly. */
    @Mipro(search = @Search(trials = 3), demos = @Demos(sets = 1), proposals = @Proposals(instructions = 2))
    abstract static class Greetings {

        private final int percentRight;

        Greetings(int percentRight) {
            this.percentRight = percentRight;
        }

        @ProgramFactory
        Function<String, String> program(Greet greet) {
            return greet::greeting;
        }

        @LanguageModel
        ChatModel model() {
            return new ChatModel() {
                @Override
                public ChatResponse chat(ChatRequest request) {
                    return ChatResponse.builder()
                            .aiMessage(AiMessage.from(answer(request.messages().toString())))
                            .tokenUsage(new TokenUsage(10, 5))
                            .build();
                }
            };
        }

        String answer(String messages) {
            if (!messages.contains("Answer in this form")) {
                return "Greet the person warmly.";
            }
            String person = messages.replaceAll("(?s).*Person(\\d+).*", "$1");
            boolean right = Integer.parseInt(person) * 37 % 100 < percentRight;
            return "Greeting: " + (right ? "Hello Person" + person : "What?");
        }

        @TrainSet
        List<Example<String, String>> train() {
            return persons(1000, 10);
        }

        @ValidationSet
        List<Example<String, String>> validation() {
            return persons(2000, 20);
        }

        @TestSet
        List<Example<String, String>> test() {
            return persons(3000, 40);
        }

        @Metric
        @Gate(atLeast = 0.5)
        double exact(Example<String, String> example, String greeting) {
            return score(example.expected().equals(greeting));
        }

        double score(boolean right) {
            return right ? 1 : 0;
        }

        private static List<Example<String, String>> persons(int from, int count) {
            List<Example<String, String>> persons = new ArrayList<>();
            for (int i = from; i < from + count; i++) {
                persons.add(Example.of("person " + i, "Person" + i, "Hello Person" + i)
                        .with("person", "Person" + i)
                        .with("greeting", "Hello Person" + i));
            }
            return persons;
        }
    }

    @LmProgram
    static class Right extends Greetings {
        Right() {
            super(100);
        }
    }

    @LmProgram
    static class Wrong extends Greetings {
        Wrong() {
            super(0);
        }
    }

    @LmProgram
    static class HalfRight extends Greetings {
        HalfRight() {
            super(55);
        }
    }

    @LmProgram
    static class Refused extends Greetings {
        Refused() {
            super(100);
        }

        @Override
        String answer(String messages) {
            throw new AuthenticationException("wrong key");
        }
    }

    @LmProgram
    static class MetricThrows extends Greetings {
        MetricThrows() {
            super(100);
        }

        @Override
        double score(boolean right) {
            throw new IllegalStateException("no index");
        }
    }

    @LmProgram
    static class Misused {}

    @TempDir
    Path folder;

    @Test
    void aGateThatPassesHasNoCategory() throws IOException {
        JsonNode program = run(Right.class, "attune.mode", "optimize");

        assertThat(program.get("outcome").asText()).isEqualTo("passed");
        assertThat(program.get("artifacts")).hasSize(1);
        assertThat(program.get("leaves"))
                .hasSize(3)
                .allMatch(leaf -> leaf.get("message").isNull());
    }

    @Test
    void aWinnerThatChangesNothingIsCalledUnoptimizedBesideTheIntervalOfWhatIsAsked() throws IOException {
        run(Right.class, "attune.mode", "optimize");

        assertThat(page()).contains("prompts are the unoptimized ones.", "95 % interval 0.912 to 1.000 of the winner");
    }

    @Test
    void aGatePublishesVerdictAndScoresAsAReportEntry() {
        assertThat(kit(Right.class, "attune.mode", "optimize")
                        .execute()
                        .allEvents()
                        .reportingEntryPublished()
                        .map(event ->
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
                .singleElement()
                .satisfies(entries -> assertThat(entries)
                        .containsEntry("attune.metric", "exact")
                        .containsEntry("attune.verdict", "PASSED")
                        .containsEntry("attune.score.winner", "1.0")
                        .containsEntry("attune.examples", "40"));
    }

    @Test
    void aCandidateIsAccepted() throws IOException {
        run(Right.class, "attune.mode", "optimize");
        JsonNode program = run(Right.class, "attune.mode", "accept");

        assertThat(program.get("outcome").asText()).isEqualTo("accepted");
        assertThat(program.get("artifacts")).hasSize(2);
        assertThat(page())
                .contains("its SHA-256 differs from that of the candidate")
                .doesNotContain("a hash of program");
    }

    @Test
    void aGateFails() throws IOException {
        assertEnds(run(Wrong.class, "attune.mode", "optimize"), "failed", "Gate failed");
    }

    @Test
    void aGateIsInconclusive() throws IOException {
        assertEnds(run(HalfRight.class, "attune.mode", "optimize"), "inconclusive", "Gate inconclusive");
    }

    @Test
    void anInconclusiveGateThatFailsTheBuildIsInconclusive() throws IOException {
        assertEnds(
                run(HalfRight.class, "attune.mode", "optimize", "attune.gate.inconclusive", "fail"),
                "inconclusive",
                "Gate inconclusive");
    }

    @Test
    void thereIsNoAcceptedArtifact() throws IOException {
        assertEnds(run(Right.class, "attune.mode", "verify"), "missing", "Artifact missing");
        assertThat(page())
                .contains(
                        "NO ACCEPTED ARTIFACT",
                        "There is no accepted artifact.",
                        "Next:</strong> make one:",
                        "mvn test -Dattune.mode=accept")
                .doesNotContain("STALE");
    }

    @Test
    void thereIsNoCandidateToAccept() throws IOException {
        assertEnds(run(Right.class, "attune.mode", "accept"), "missing", "Artifact missing");
        assertThat(page()).contains("NO CANDIDATE TO ACCEPT", "mvn test -Dattune.mode=optimize");
    }

    @Test
    void anArtifactIsStale() throws IOException {
        run(Right.class, "attune.mode", "optimize");
        run(Right.class, "attune.mode", "accept");
        assertEnds(run(Right.class, "attune.mode", "verify", "attune.seed", "8"), "stale", "Artifact stale");
        assertThat(page()).contains("Next:</strong> undo a change that was not meant; else make another artifact:");
    }

    @Test
    void theBudgetIsTooSmall() throws IOException {
        assertEnds(
                run(Right.class, "attune.mode", "optimize", "attune.budget.calls", "5"), "budget", "Budget too small");
        assertThat(page())
                .contains("BUDGET TOO SMALL", "set attune.budget.calls = ", "(it is 5, and about ")
                .doesNotContain("used up", "model calls are not made again");
    }

    @Test
    void modelsCannotBeReached() throws IOException {
        assertEnds(run(Refused.class, "attune.mode", "optimize"), "models", "Models failed");
        assertThat(page())
                .contains("Models asked: task model HowRunsEndTests$Greetings$1 (no setting names its address).");
    }

    @Test
    void theMetricThrows() throws IOException {
        assertEnds(run(MetricThrows.class, "attune.mode", "optimize"), "user-code", "User code failed");
    }

    @Test
    void aFileCannotBeRead() throws IOException {
        Files.createDirectories(folder.resolve("artifacts"));
        Files.writeString(folder.resolve("artifacts").resolve(Right.class.getName() + ".json"), "{}");

        assertEnds(run(Right.class, "attune.mode", "verify"), "aborted", "Run aborted");
    }

    @Test
    void thePreflightFails() throws IOException {
        assertEnds(run(Right.class, "attune.only", "mippro"), "preflight", "Preflight failed");
    }

    @Test
    void aClassIsNoProgram() throws IOException {
        assertEnds(run(Misused.class), "preflight", "Misused annotations");
    }

    private void assertEnds(JsonNode program, String outcome, String category) throws IOException {
        assertThat(program.get("outcome").asText()).isEqualTo(outcome);
        List<String> failures = StreamSupport.stream(program.get("leaves").spliterator(), false)
                .filter(leaf -> leaf.get("outcome").asText().equals(outcome))
                .map(leaf -> leaf.get("message").asText())
                .toList();
        assertThat(failures)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(categories(message)).containsExactly(category));
    }

    private static List<String> categories(String message) throws IOException {
        JsonNode categories =
                JsonMapper.builder().build().readTree(HowRunsEndTests.class.getResource("categories.json"));
        return StreamSupport.stream(categories.spliterator(), false)
                .filter(category -> Pattern.matches(category.get("messageRegex").asText(), message))
                .map(category -> category.get("name").asText())
                .toList();
    }

    private EngineTestKit.Builder kit(Class<?> type, String... parameters) {
        EngineTestKit.Builder kit = EngineTestKit.engine("attune").selectors(selectClass(type));
        for (String kept : List.of("output", "artifacts", "recordings", "journal")) {
            kit.configurationParameter("attune." + kept, folder.resolve(kept).toString());
        }
        for (int i = 0; i < parameters.length; i += 2) {
            kit.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return kit;
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("output").resolve("report.html"));
    }

    private JsonNode run(Class<?> type, String... parameters) throws IOException {
        kit(type, parameters).execute();
        Path known = folder.resolve("output").resolve("summary.json");
        Path summary = Files.exists(known) ? known : Path.of("target", "attune", "summary.json");
        return StreamSupport.stream(Schema.read(summary).get("programs").spliterator(), false)
                .filter(program -> program.get("class").asText().equals(type.getName()))
                .findFirst()
                .orElseThrow();
    }
}
