package dev.attune.report;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.StageRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.event.Usage;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.annotations.PromptPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Searches of the program of {@link LeafFixtures}. */
public final class SearchFixtures {

    private SearchFixtures() {}

    public static OptimizationRecord optimization() {
        return optimization(
                ModuleFixtures.modules(),
                trials(27),
                List.of("Two of six proposals were equal to the seed instruction."));
    }

    public static OptimizationRecord optimization(
            List<ModuleChange> modules, List<TrialRecord> trials, List<String> warnings) {
        return search(modules, trials, warnings).build();
    }

    /** A search of a gate that runs alone, of several optimizers. */
    static OptimizationRecord ofGate(String optimizer) {
        return search(ModuleFixtures.modules(), trials(27), List.of())
                .leaf(GateFixtures.gate().leaf())
                .optimizer(optimizer)
                .build();
    }

    /** A search that has tried these instructions. */
    public static OptimizationRecord optimization(List<ModuleChange> modules, List<TriedInstruction> tried) {
        return search(modules, trials(27), List.of()).tried(tried).build();
    }

    private static OptimizationRecord.Builder search(
            List<ModuleChange> modules, List<TrialRecord> trials, List<String> warnings) {
        return OptimizationRecord.builder()
                .leaf(LeafFixtures.leaf("optimizer:mipro"))
                .optimizer("mipro")
                .settings(new TreeMap<>(Map.of("search.minibatchSize", "20", "search.trials", "26")))
                .objective("exactMatch")
                .seed(7)
                .status(OptimizationRecord.Status.COMPLETED)
                .models(new EnumMap<>(Map.of(Role.TASK, "qwen2.5-0.5b-instruct", Role.PROPOSER, "qwen2.5-7b-instruct")))
                .servers(Map.of(Role.PROPOSER, List.of("http://gpu1:8000/v1", "http://gpu2:8000/v1")))
                .modules(modules)
                .prompts(List.of(ModuleFixtures.prompt("Answer briefly.", "Question: asked on validation")))
                .baseline(GateFixtures.score(0.317, 0.213, 0.442, 60))
                .winner(GateFixtures.score(0.427, 0.31, 0.553, 60))
                .trials(trials)
                .phases(List.of(
                        new PhaseRecord(
                                Phase.BOOTSTRAP,
                                Duration.ofMillis(48_200),
                                new Usage(160, 0, 98_400, 4_120),
                                List.of("6 demo sets for each module from 31 runs that scored well.")),
                        new PhaseRecord(
                                Phase.PROPOSE,
                                Duration.ofMillis(31_900),
                                new Usage(18, 0, 22_050, 3_310),
                                List.of("3 instructions for each module beside the seed instruction.")),
                        new PhaseRecord(
                                Phase.SEARCH,
                                Duration.ofMillis(212_400),
                                new Usage(1_184, 312, 640_900, 17_760),
                                List.of())))
                .usage(new Usage(1_362, 312, 761_350, 25_190))
                .duration(Duration.ofMillis(292_500))
                .warnings(warnings)
                .importance(Map.of("tip", 0.7, "temperature", 0.3))
                .attribution(List.of(
                        new Attribution(
                                "Find",
                                PromptPart.INSTRUCTION,
                                new PairedDifference(0.01, new Interval(-0.05, 0.07, 0.95), 60),
                                new Attribution.Share(0.02, 0.03)),
                        new Attribution(
                                "Find",
                                PromptPart.DEMOS,
                                new PairedDifference(0.2, new Interval(0.1, 0.3, 0.95), 60),
                                null)));
    }

    /** A chain of two stages, of which the budget ended the second. */
    public static OptimizationRecord chained() {
        List<String> notes = List.of("the pool has 4 candidates");
        return OptimizationRecord.builder()
                .leaf(LeafFixtures.leaf("optimizer:chain"))
                .optimizer("chain")
                .objective("exactMatch")
                .seed(7)
                .status(OptimizationRecord.Status.BUDGET_EXHAUSTED)
                .statusReason("in stage 2 of 2, bayesian-bootstrap: the budget of 900 calls is used up")
                .baseline(GateFixtures.score(0.3, 0.2, 0.4, 60))
                .winner(GateFixtures.score(0.45, 0.35, 0.55, 60))
                .trials(List.of(
                        trial(0, TrialRecord.Kind.BASELINE, 0.3, 0.3), trial(1, TrialRecord.Kind.START, 0.45, 0.45)))
                .phases(List.of(
                        new PhaseRecord(Phase.SEARCH, Duration.ofMillis(5), new Usage(700, 0, 1, 1), notes, "gepa"),
                        new PhaseRecord(Phase.SEARCH, Duration.ofMillis(5), new Usage(200, 0, 1, 1), List.of())
                                .ofStage("bayesian-bootstrap")))
                .stages(List.of(
                        new StageRecord(
                                "gepa",
                                OptimizationRecord.Status.COMPLETED,
                                GateFixtures.score(0.3, 0.2, 0.4, 60),
                                GateFixtures.score(0.45, 0.35, 0.55, 60),
                                1,
                                new Usage(700, 0, 1, 1)),
                        new StageRecord(
                                "bayesian-bootstrap",
                                OptimizationRecord.Status.BUDGET_EXHAUSTED,
                                null,
                                null,
                                1,
                                new Usage(200, 0, 1, 1))))
                .usage(new Usage(900, 0, 2, 2))
                .duration(Duration.ofMillis(10))
                .build();
    }

    /** Four candidates, of which one that costs less was taken instead of the best. */
    public static OptimizationRecord preferring(@Nullable Preference rule, String configuration) {
        return search(ModuleFixtures.modules(), trials(27), List.of())
                .front(new FrontRecord(
                        rule,
                        rule == null ? null : "The winner is not the best, since " + configuration + ".",
                        List.of(
                                candidate(0, Map.of(), 0.317, 210.0, true, false),
                                candidate(10, Map.of("WriteQuery instruction", configuration), 0.42, 480.0, true, true),
                                candidate(15, Map.of("WriteQuery instruction", "proposal 3"), 0.4, 900.0, false, false),
                                candidate(
                                        20, Map.of("WriteQuery instruction", "proposal 4"), 0.43, 1404.5, true, false),
                                candidate(
                                        25, Map.of("WriteQuery instruction", "proposal 5"), 0.39, null, false, false))))
                .build();
    }

    static FrontRecord.Candidate candidate(
            int trial,
            Map<String, String> configuration,
            double score,
            @Nullable Double tokens,
            boolean onFront,
            boolean taken) {
        return new FrontRecord.Candidate(
                trial,
                configuration,
                GateFixtures.score(score, score - 0.1, score + 0.1, 60),
                tokens,
                null,
                onFront,
                taken);
    }

    /** A search that knows what a change was worth. */
    public static OptimizationRecord attributing(Attribution worth) {
        return OptimizationRecord.builder()
                .leaf(LeafFixtures.leaf("optimizer:mipro"))
                .optimizer("mipro")
                .objective("exactMatch")
                .seed(7)
                .status(OptimizationRecord.Status.COMPLETED)
                .usage(Usage.NONE)
                .duration(Duration.ZERO)
                .attribution(List.of(worth))
                .build();
    }

    public static List<TrialRecord> trials(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<TrialRecord> trials = new ArrayList<>();
        double best = 0.317;
        trials.add(trial(0, TrialRecord.Kind.BASELINE, best, best));
        for (int number = 1; number < count; number++) {
            boolean full = number % 6 == 0;
            double rise = 0.13 * number / count;
            double score = Math.rint((0.29 + rise + random.nextDouble(full ? 0.05 : 0.16)) * 1000) / 1000;
            best = full ? Math.max(best, score) : best;
            trials.add(trial(number, full ? TrialRecord.Kind.FULL : TrialRecord.Kind.MINIBATCH, score, best));
        }
        return trials;
    }

    public static TrialRecord trial(int number, TrialRecord.Kind kind, double score, double best) {
        return new TrialRecord(
                number,
                kind,
                Map.of("WriteQuery instruction", number == 0 ? "seed instruction" : "proposal " + number % 4),
                kind == TrialRecord.Kind.MINIBATCH ? 20 : 60,
                score,
                best,
                number % 5 == 0 ? 1 : 0,
                0,
                0,
                null,
                new Usage(40, 12, 21_300, 590));
    }
}
