package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.evaluate.SetUpErrors;
import dev.attune.engine.gate.Looks;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.BootstrapInterval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a gate compares, with what they did on the test examples so far: the unoptimized one, the winner, and the one in
 * production if that is an accepted artifact with other prompts. One thread at a time.
 */
final class Measurement {

    private final PreparedProgram prepared;
    private final Winner winner;
    private final Production production;
    private final TestOrder order;
    private final MeasuredProgram baseline;
    private final MeasuredProgram tuned;
    private final @Nullable MeasuredProgram accepted;
    private List<Integer> positions = List.of();
    private int observations;

    Measurement(PreparedProgram prepared, MetricDefinition metric, int repeats, Winner winner) {
        PromptSet seed = PromptSet.seed(prepared.definition().signatures());
        this.prepared = prepared;
        this.winner = winner;
        this.production = production(prepared, winner, seed);
        this.order = TestOrder.of(prepared.splits());
        this.baseline = new MeasuredProgram(prepared, metric, seed, repeats);
        this.tuned = winner.prompts().equals(seed)
                ? baseline
                : new MeasuredProgram(prepared, metric, winner.prompts(), repeats);
        this.accepted =
                production.accepted() ? new MeasuredProgram(prepared, metric, production.prompts(), repeats) : null;
    }

    /** The accepted artifact guards nothing against itself; then the unoptimized program does. */
    private static Production production(PreparedProgram prepared, Winner winner, PromptSet seed) {
        Production production = Production.of(prepared.definition().signatures(), prepared.artifacts());
        return production.accepted() && production.prompts().equals(winner.prompts())
                ? new Production(false, seed, null)
                : production;
    }

    /** When a gate looks at what was measured so far. */
    Looks looks(int count, double confidence) {
        return new Looks(count, confidence, order.observations().size());
    }

    /** Runs all programs on the examples that a look adds. */
    void measure(Looks looks, int look, Consumer<String> progress) {
        int until = looks.observations(look);
        List<Integer> added = order.positions(observations, until);
        positions = Stream.concat(positions.stream(), added.stream()).sorted().toList();
        observations = until;
        if (added.isEmpty()) {
            return;
        }
        String examples = " on " + added.size() + (look > 1 ? " more" : "") + " test examples";
        progress.accept("measuring the unoptimized program" + examples);
        baseline.run(added);
        SetUpErrors.check(baseline.evaluation());
        progress.accept("measuring the winner of " + winner.source() + examples);
        if (tuned != baseline) {
            tuned.run(added);
        }
        if (accepted != null) {
            progress.accept("measuring the accepted artifact" + examples);
            accepted.run(added);
        }
    }

    Production production() {
        return production;
    }

    /** Whether the winner is what is in production. */
    boolean nothingChanged() {
        return production.prompts().equals(winner.prompts());
    }

    Evaluation baseline() {
        return baseline.evaluation();
    }

    Evaluation tuned() {
        return tuned.evaluation();
    }

    /** How long the winner ran on each example that counts; empty where that is not known. */
    List<OptionalLong> times() {
        return tuned.evaluation().results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .map(result -> tuned.time(result.example()))
                .toList();
    }

    /** How many examples were run at once, at most. */
    int concurrency() {
        return prepared.evaluator().concurrency();
    }

    /** That of the accepted artifact; null if nothing else than the unoptimized program is in production. */
    @Nullable Evaluation accepted() {
        return accepted == null ? null : accepted.evaluation();
    }

    /** That of the program in production. */
    Evaluation before() {
        return accepted == null ? baseline.evaluation() : accepted.evaluation();
    }

    /** The groups that the examples so far make; 0 if they come in none. */
    int groups() {
        return prepared.splits().testGroups().isEmpty() ? 0 : observations;
    }

    /** The scores of two programs on the examples so far. */
    PairedScores paired(Evaluation before, Evaluation after) {
        return paired(positions, before, after);
    }

    private PairedScores paired(List<Integer> of, Evaluation before, Evaluation after) {
        return new PairedScores(outcomes(before), outcomes(after), groups(of));
    }

    /** The values of two programs on the examples so far, by a metric of the whole set. */
    SetRule.Pair pair(SetMetric ofSet, Evaluation before, Evaluation after) {
        return SetValues.pair(ofSet, before, after, groups(positions));
    }

    /** The group of each example so far; empty if they come in none. */
    List<String> groupNames() {
        return groups(positions);
    }

    private List<String> groups(List<Integer> of) {
        List<String> groups = prepared.splits().testGroups();
        return groups.isEmpty() ? groups : of.stream().map(groups::get).toList();
    }

    /** How many groups or examples were measured so far, in the {@linkplain TestOrder order} in which they are taken. */
    int observations() {
        return observations;
    }

    /**
     * The winner minus another program, on some of the examples so far.
     *
     * @param some their positions in the test split, in rising order
     * @param other what the other program did on them
     * @return the difference; null if no example counts for both
     */
    @Nullable PairedDifference difference(MetricSpec metric, GateSpec gate, List<Integer> some, Evaluation other) {
        Evaluation all = tuned.evaluation();
        Evaluation winners = new Evaluation(
                some.stream()
                        .map(position -> all.results().get(Collections.binarySearch(positions, position)))
                        .toList(),
                all.ofSet());
        PairedScores scores = paired(some, other, winners);
        if (scores.counted() == 0) {
            return null;
        }
        SetMetric ofSet = all.ofSet();
        if (ofSet == null) {
            return PairedDifference.of(
                            scores.countedOfBaseline(),
                            scores.countedOfWinner(),
                            gate.confidence(),
                            metric.min(),
                            metric.max(),
                            gate.tails())
                    .ofExamples(scores.counted());
        }
        SetMetric.requireDefined(other);
        SetMetric.requireDefined(winners);
        SetRule.Pair pair = SetValues.pair(ofSet, other, winners, groups(some));
        return BootstrapInterval.difference(
                pair.before(), pair.winner(), pair.counted(), gate.confidence(), metric.min(), metric.max());
    }

    private static List<OptionalDouble> outcomes(Evaluation evaluation) {
        return evaluation.results().stream()
                .map(result -> result.outcome().counted())
                .toList();
    }

    /** What a reader should know of the answers. */
    List<String> notes() {
        AnswerWarnings warnings = new AnswerWarnings(prepared.definition(), prepared.settings());
        List<String> notes = new ArrayList<>(warnings.of(" of the unoptimized program", baseline.endings()));
        if (tuned != baseline) {
            notes.addAll(warnings.of(" of the winner", tuned.endings()));
        }
        if (accepted != null) {
            notes.addAll(warnings.of(" of the accepted artifact", accepted.endings()));
        }
        if (production.misfit() != null) {
            notes.add(production.misfit());
        }
        notes.addAll(prepared.models().notes());
        return notes;
    }

    /** How often the programs ran, in words. */
    List<String> sentences(Looks looks, int look) {
        List<String> sentences = new ArrayList<>();
        String spread = tuned.spread("the winner");
        if (spread != null) {
            sentences.add(spread);
        }
        if (looks.count() > 1) {
            sentences.add(decided(looks, look));
        }
        return sentences;
    }

    private String decided(Looks looks, int look) {
        int all = prepared.splits().test().size();
        long programs = Stream.of(baseline, tuned, accepted)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        String confidence = String.format(
                Locale.ROOT, "The intervals at this look have a confidence of %.2f %%.", 100 * looks.confidence(look));
        return (look == looks.count()
                        ? "It took all looks, " + looks.count() + ", and all " + all + " test examples. "
                        : "Decided at look " + look + " of " + looks.count() + ", after " + positions.size() + " of "
                                + all + " test examples; that saves " + programs * (all - positions.size())
                                + " runs of examples. ")
                + confidence;
    }
}
