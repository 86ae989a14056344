package dev.attune.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.attune.engine.data.Example;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Tails;
import dev.attune.report.LeafRun;
import dev.attune.report.html.Numbers;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

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
    private final Map<String, String> attachments = new HashMap<>();

    @BeforeAll
    void run() throws IOException {
        EngineTestKit.Builder kit = EngineTestKit.engine("attune")
                .selectors(selectClass(Tickets.Passed.class))
                .configurationParameter("attune.mode", "optimize");
        for (String kept : List.of("output", "artifacts", "recordings", "journal")) {
            kit.configurationParameter("attune." + kept, folder.resolve(kept).toString());
        }
        for (TestDescriptor leaf : kit.execute()
                .testEvents()
                .succeeded()
                .map(Event::getTestDescriptor)
                .toList()) {
            attachments.putAll(LeafRun.attachments(leaf.getUniqueId().toString(), folder.resolve("allure")));
        }
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
                        "Gate\\s+team\\s*: PASSED\\.\\s+Unoptimized → winner: %.3f → %.3f, \\+%.3f on 120 test examples\\.",
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
                .contains(Numbers.dollars(usd))
                .contains("%1$,d of %1$,d calls have a price".formatted(calls.size()));
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
                        summary.get("leaves").get(1).get("search").get("trials").asText() + " trials");
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

    @Test
    void theTableOfExamplesHoldsWhatThePromptsInTheArtifactGive() throws IOException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        table("examples as CSV").forEach(row -> rows.put(row.get("example"), row));
        List<Example<String, String>> tickets = new Tickets.Passed().test();
        List<Fate> before = fates(false);
        List<Fate> after = fates(true);

        assertThat(rows).hasSize(TESTS);
        for (int i = 0; i < TESTS; i++) {
            Map<String, String> row = rows.get(tickets.get(i).id());
            assertThat(row)
                    .containsEntry("input", tickets.get(i).input())
                    .containsEntry("expected", tickets.get(i).expected())
                    .containsEntry("baseline_score", before.get(i).right() ? "1.0" : "0.0")
                    .containsEntry("winner_score", after.get(i).right() ? "1.0" : "0.0")
                    .containsEntry("change", change(before.get(i), after.get(i)));
        }
    }

    private static String change(Fate before, Fate after) {
        if (before.right() == after.right()) {
            return after.right() ? "still right" : "still wrong";
        }
        return after.right() ? "gained" : "lost";
    }

    @Test
    void theTableOfTrialsHoldsTheDecisionsInTheJournalByTheirNumbers() throws IOException {
        Pattern decision = Pattern.compile("\"mipro trial (\\d+)\",\"value\":\"(\\S+) on (\\d+) examples");
        List<List<String>> decided = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("journal").resolve(NAME + ".jsonl"))) {
            Matcher trial = decision.matcher(line);
            if (trial.find()) {
                decided.add(List.of(trial.group(1), trial.group(2), trial.group(3)));
            }
        }
        List<Map<String, String>> rows = table("trials as CSV");

        assertThat(rows)
                .hasSizeGreaterThan(2)
                .extracting(row -> List.of(row.get("trial"), row.get("score"), row.get("examples")))
                .containsExactlyElementsOf(decided);
        double best = Double.NEGATIVE_INFINITY;
        for (Map<String, String> row : rows) {
            if (List.of("unoptimized", "full").contains(row.get("evaluation"))) {
                best = Math.max(best, Double.parseDouble(row.get("score")));
            }
            assertThat(Double.parseDouble(row.get("best_full_score"))).isEqualTo(best);
        }
    }

    @Test
    void theBestCandidatesHaveTheNumbersAndMeansOfTheDecisionsInTheJournal() throws IOException {
        Pattern decision = Pattern.compile("\"mipro trial (\\d+)\",\"value\":\"(\\S+) on (\\d+) examples, \\{([^}]*)}");
        Map<String, List<String[]>> byChoices = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("journal").resolve(NAME + ".jsonl"))) {
            Matcher trial = decision.matcher(line);
            if (trial.find()) {
                byChoices
                        .computeIfAbsent(trial.group(4), choices -> new ArrayList<>())
                        .add(new String[] {trial.group(1), trial.group(2), trial.group(3)});
            }
        }

        long most =
                byChoices.values().stream().mapToLong(FiguresTests::runs).max().orElse(0);
        List<List<String[]>> measured = byChoices.values().stream()
                .filter(trials -> runs(trials) * 2 >= most)
                .toList();
        assertThat(measured).hasSizeBetween(1, 10).allSatisfy(trials -> {
            double sum = trials.stream()
                    .mapToDouble(trial -> Double.parseDouble(trial[1]) * Long.parseLong(trial[2]))
                    .sum();
            String numbers =
                    String.join(", ", trials.stream().map(trial -> trial[0]).toList());
            assertThat(page)
                    .containsPattern(row(sum / runs(trials), runs(trials)) + "\\s+"
                            + (numbers.length() > 60 ? trials.size() + " trials" : numbers) + "\\s");
        });
    }

    private static long runs(List<String[]> trials) {
        return trials.stream().mapToLong(trial -> Long.parseLong(trial[2])).sum();
    }

    @Test
    void tokensAndDollarsInProductionAreTheMeansOfTheCallsInTheRecord() throws IOException {
        JsonNode examples = JSON.readTree(attachments.get("gate record")).findValue("examples");
        for (String module : List.of("ReadTopic", "PickTeam")) {
            assertThat(page).containsPattern(module + "\\s+" + cost(examples, module, 0));
        }
        assertThat(page).containsPattern("the whole program\\s+" + cost(examples, "", examples.size()));
    }

    /** @param of how many there are; 0: as many as there are calls */
    private static String cost(JsonNode examples, String module, long of) {
        long[][] perThousand = new long[2][2];
        for (int side = 0; side < 2; side++) {
            long[] sums = new long[3];
            for (JsonNode example : examples) {
                for (JsonNode call :
                        example.get(side == 0 ? "baseline" : "winner").get("calls")) {
                    if (module.isEmpty() || call.get("module").asText().equals(module)) {
                        sums[0] += call.get("tokens").get("input").asLong();
                        sums[1] += call.get("tokens").get("output").asLong();
                        sums[2]++;
                    }
                }
            }
            long count = of == 0 ? sums[2] : of;
            perThousand[side][0] = Math.round(1000.0 * sums[0] / count);
            perThousand[side][1] = Math.round(1000.0 * sums[1] / count);
        }
        return "%,d → %,d\\s+%,d → %,d\\s+%s → %s"
                .formatted(
                        perThousand[0][0],
                        perThousand[1][0],
                        perThousand[0][1],
                        perThousand[1][1],
                        dollars(perThousand[0]),
                        dollars(perThousand[1]));
    }

    /** gpt-4.1-mini: 0.40 and 1.60 dollars per million tokens. */
    private static String dollars(long[] tokens) {
        return new BigDecimal(tokens[0] * 40 + tokens[1] * 160)
                .movePointLeft(8)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }

    private List<Map<String, String>> table(String name) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(attachments.get(name))) {
            return rows.readAll();
        }
    }

    private static String row(double mean, long runs) {
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
