package dev.attune.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Tails;
import dev.attune.report.html.Numbers;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Works out again, from what the journal and the artifact say and without Attune's code, what a report says of a run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = Tickets.Passed.class.getName();
    private static final int TESTS = 120;

    @TempDir
    static Path folder;

    private String page = "";
    private JsonNode summary = JSON.nullNode();
    private JsonNode artifact = JSON.nullNode();
    private List<JsonNode> calls = List.of();

    @BeforeAll
    void run() throws IOException {
        EngineTestKit.Builder kit = EngineTestKit.engine("attune")
                .selectors(selectClass(Tickets.Passed.class))
                .configurationParameter("attune.mode", "optimize");
        for (String kept : List.of("output", "artifacts", "recordings", "journal")) {
            kit.configurationParameter("attune." + kept, folder.resolve(kept).toString());
        }
        kit.execute();
        Path output = folder.resolve("output");
        page = Files.readString(output.resolve("report.html")).replaceAll("<[^>]*>", " ");
        summary = JSON.readTree(output.resolve("summary.json").toFile())
                .get("programs")
                .get(0);
        artifact = JSON.readTree(output.resolve(NAME).resolve("mipro.json").toFile());
        List<JsonNode> read = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("journal").resolve(NAME + ".jsonl"))) {
            JsonNode record = JSON.readTree(line.substring(line.indexOf(' ')));
            if (record.has("call")) {
                read.add(record);
            }
        }
        calls = read;
    }

    /** What became of a ticket: whether an answer could be read at all, and whether the team was right. */
    private record Fate(boolean readable, boolean right) {}

    @Test
    void scoresAndCountsAreThoseOfThePromptsInTheArtifact() {
        List<Fate> before = fates(false);
        List<Fate> after = fates(true);
        long lost = 0;
        long gained = 0;
        for (int i = 0; i < TESTS; i++) {
            lost += before.get(i).right() && !after.get(i).right() ? 1 : 0;
            gained += !before.get(i).right() && after.get(i).right() ? 1 : 0;
        }
        long rightBefore = before.stream().filter(Fate::right).count();
        long rightAfter = after.stream().filter(Fate::right).count();
        long unreadableBefore = before.stream().filter(fate -> !fate.readable()).count();
        long unreadableAfter = after.stream().filter(fate -> !fate.readable()).count();

        assertThat(page)
                .contains("Right: %d → %d of %d (%d lost, %d gained)"
                        .formatted(rightBefore, rightAfter, TESTS, lost, gained))
                .contains("Unreadable: %d → %d of %d".formatted(unreadableBefore, unreadableAfter, TESTS))
                .containsPattern(String.format(
                        Locale.ROOT,
                        "Gate\\s+team\\s*: PASSED\\.\\s+%.3f → %.3f, \\+%.3f on 120 test examples\\.",
                        (double) rightBefore / TESTS,
                        (double) rightAfter / TESTS,
                        (double) (rightAfter - rightBefore) / TESTS));
        JsonNode gate = summary.get("leaves").get(2).get("gate");
        assertThat(gate.get("unoptimized").get("mean").asDouble()).isEqualTo((double) rightBefore / TESTS);
        assertThat(gate.get("winner").get("mean").asDouble()).isEqualTo((double) rightAfter / TESTS);
        assertThat(gate.get("unoptimized").get("unreadable").asLong()).isEqualTo(unreadableBefore);
        assertThat(gate.get("winner").get("unreadable").asLong()).isEqualTo(unreadableAfter);
        assertThat(gate.get("difference").get("mean").asDouble())
                .isCloseTo((double) (gained - lost) / TESTS, within(1e-12));
    }

    @Test
    void theIntervalOfTheGainIsThatOfThePromptsInTheArtifact() {
        PairedDifference gain = PairedDifference.of(scores(false), scores(true), 0.95, 0, 1, Tails.EVEN);

        assertThat(page).contains(Numbers.changes(gain.interval()) + " of the gain.");
        JsonNode told = summary.get("leaves").get(2).get("gate").get("difference");
        assertThat(told.get("low").asDouble()).isEqualTo(gain.interval().low());
        assertThat(told.get("high").asDouble()).isEqualTo(gain.interval().high());
    }

    private double[] scores(boolean tuned) {
        return fates(tuned).stream().mapToDouble(fate -> fate.right() ? 1 : 0).toArray();
    }

    @Test
    void callsTokensAndDollarsAreThoseOfTheJournal() {
        long in = calls.stream().mapToLong(call -> call.get("in").asLong()).sum();
        long out = calls.stream().mapToLong(call -> call.get("out").asLong()).sum();
        // gpt-4.1-mini: 0.40 and 1.60 dollars per million tokens
        BigDecimal usd = BigDecimal.valueOf(in * 40 + out * 160, 8).stripTrailingZeros();

        JsonNode usage = summary.get("usage");
        assertThat(usage.get("calls").asLong()).isEqualTo(calls.size());
        assertThat(usage.get("inputTokens").asLong()).isEqualTo(in);
        assertThat(usage.get("outputTokens").asLong()).isEqualTo(out);
        assertThat(summary.get("usd").decimalValue()).isEqualByComparingTo(usd);
        assertThat(page)
                .containsPattern("total\\s+%,d\\s+%,d\\s+%,d\\s+%,d\\s"
                        .formatted(calls.size(), usage.get("cachedCalls").asLong(), in, out))
                .contains(usd.toPlainString());
    }

    @Test
    void thePromptsOnThePageAreThoseOfTheArtifact() {
        JsonNode modules = artifact.get("modules");

        assertThat(modules.get("ReadTopic").get("instruction").asText()).isEqualTo(Tickets.PROPOSED_TOPIC);
        assertThat(page).contains(Tickets.PROPOSED_TOPIC);
        modules.fieldNames()
                .forEachRemaining(module -> assertThat(page)
                        .containsPattern(Pattern.quote(module) + "\\s+Instruction [^;]*; "
                                + (modules.get(module).get("demos").isEmpty()
                                        ? "no demos"
                                        : modules.get(module).get("demos").size() + " demos added")));
        assertThat(page)
                .contains(
                        summary.get("leaves").get(1).get("search").get("trials").asText() + " evaluations");
    }

    @Test
    void thePromptsAsSentHoldInstructionDemosAndInputsInTheirOrder() {
        JsonNode modules = artifact.get("modules");
        String asked = new Tickets.Passed().test().get(0).input();

        for (String module : List.of("ReadTopic", "PickTeam")) {
            List<String> parts = new ArrayList<>();
            parts.add("The prompt of " + module + " as it is sent");
            parts.add(modules.get(module).get("instruction").asText());
            for (JsonNode demo : modules.get(module).get("demos")) {
                demo.get("inputs").forEach(value -> parts.add(value.asText()));
                demo.get("outputs").forEach(value -> parts.add(value.asText()));
            }
            if (module.equals("ReadTopic")) {
                parts.add("Ticket: " + asked);
            }
            assertThat(page).containsSubsequence(parts);
        }
    }

    @Test
    void theMeansOfInstructionsAreThoseOfTheDecisionsInTheJournal() throws IOException {
        Pattern decision = Pattern.compile("\"mipro trial (\\d+)\",\"value\":\"(\\S+) on (\\d+) examples, (.*)");
        int[] runs = new int[2];
        double[] sums = new double[2];
        for (String line : Files.readAllLines(folder.resolve("journal").resolve(NAME + ".jsonl"))) {
            Matcher trial = decision.matcher(line);
            if (trial.find()) {
                int proposed = trial.group(4).contains("ReadTopic instruction=proposal") ? 1 : 0;
                int examples = Integer.parseInt(trial.group(3));
                runs[proposed] += examples;
                sums[proposed] += examples * Double.parseDouble(trial.group(2));
            }
        }

        assertThat(page)
                .containsPattern("Instructions tried for ReadTopic: 2 .*winner\\s+" + row(sums[1] / runs[1], runs[1])
                        + "\\s+proposal 1, tip: [^<]*" + Tickets.PROPOSED_TOPIC)
                .containsPattern(row(sums[0] / runs[0], runs[0]) + "\\s+seed instruction");
    }

    private static String row(double mean, int runs) {
        return Pattern.quote(Numbers.score(mean)) + "\\s+" + Numbers.count(runs);
    }

    private List<Fate> fates(boolean tuned) {
        Tickets.Passed program = new Tickets.Passed();
        return program.test().stream()
                .map(ticket -> {
                    String topic = ask(program, "ReadTopic", "Ticket: " + ticket.input(), tuned);
                    if (topic.contains("\n")) {
                        return new Fate(false, false);
                    }
                    String team = ask(program, "PickTeam", topic, tuned);
                    return new Fate(true, team.equals("Team: " + ticket.expected()));
                })
                .toList();
    }

    /** The answer of the model to as much of a prompt as its rule looks at. */
    private String ask(Tickets program, String module, String asked, boolean tuned) {
        JsonNode prompt = artifact.get("modules").get(module);
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(new SystemMessage(tuned ? prompt.get("instruction").asText() : "the seed"));
        for (int demo = 0; tuned && demo < prompt.get("demos").size(); demo++) {
            messages.add(new UserMessage("a demo"));
            messages.add(new AiMessage("its answer"));
        }
        messages.add(new UserMessage(asked));
        return program.answer(messages);
    }
}
