package dev.attune.engine.optimize.phase;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.SideBySide;
import dev.attune.engine.propose.TriedEffect;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.race.Race;
import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.RacePlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Runs a race of prompt sets on a program. Several batches are under way at any time, so that slots do not fall idle while the race decides;
 * what is under way never depends on time. One thread at a time.
 */
final class RacingSearch {

    private static final int ENOUGH_TO_SETTLE = 12;

    /** As many batches land in about the time that a model takes to write instructions, and to write some of them again. */
    private static final int BATCHES_WHILE_ASKING = 4;

    private final OptimizationTask task;
    private final @Nullable LaterRounds rounds;
    private final Executor threads;
    private final RacePlan plan;
    private final List<Example<?, ?>> validation;
    private final TrialLog log;
    private final Race race;
    private final RaceProgress progress;
    private final @Nullable CheaperRivals rivals;
    private final Map<Map<String, Number>, double[]> scores = new LinkedHashMap<>();
    private final Map<Map<String, Number>, List<Result>> results = new LinkedHashMap<>();
    private PromptSpace prompts;
    private @Nullable Round asked;
    private int landed;
    private int added;

    RacingSearch(
            OptimizationTask task,
            PromptSpace prompts,
            RacePlan plan,
            List<Example<?, ?>> validation,
            TrialLog log,
            @Nullable LaterRounds rounds,
            Executor threads) {
        this.task = task;
        this.threads = threads;
        this.prompts = prompts;
        this.plan = plan;
        this.validation = validation;
        this.log = log;
        this.rounds = rounds;
        this.race =
                new Race(prompts.space(), validation.size(), plan, task.random().child("race"));
        this.progress = new RaceProgress(task, plan);
        this.rivals = CheaperRivals.of(task, validation.size());
    }

    /**
     * A round of proposals under way.
     *
     * @param entersAfter how many batches have landed when its instructions enter the race, however long the model takes
     */
    private record Round(FutureTask<Map<String, List<Proposal>>> proposals, int entersAfter) {}

    private record Flight(Block block, NamedCandidate candidate, Evaluator.Pending evaluation) {}

    /** Runs the race; returns what each change of its winner was worth. */
    List<Attribution> run(Finalist baseline) {
        scores.put(prompts.seed().values(), values(baseline.evaluation()));
        results.put(
                prompts.seed().values(), new ArrayList<>(baseline.evaluation().results()));
        race.know(prompts.seed(), scaled(values(baseline.evaluation())));
        if (rivals != null) {
            rivals.keep(prompts.seed(), baseline.prompts(), baseline.evaluation());
        }
        Deque<List<Flight>> batches = new ArrayDeque<>();
        try {
            while (true) {
                enter(batches.isEmpty());
                takeOff(batches);
                if (batches.isEmpty() && asked == null) {
                    break;
                }
                if (batches.isEmpty()) {
                    continue;
                }
                batches.element().forEach(this::land);
                batches.remove();
                landed++;
                keepResultsOfLeaders();
                progress.batchFinished(race);
            }
        } catch (BudgetExhaustedException e) {
            settleForLeader();
            throw e;
        } finally {
            batches.forEach(batch -> batch.forEach(flight -> flight.evaluation().cancel()));
            if (asked != null) {
                asked.proposals().cancel(true);
            }
        }
        Point winner = race.winner();
        return new RaceFinish(task, validation, log, race, prompts, scores, rivals).run(winner);
    }

    /** What there is to say of the phase. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("racing: " + race.spent() + " of " + plan.runs() + " runs, in blocks of " + plan.block()
                + " examples and more; " + (scores.size() - 1) + " candidates took part");
        if (added > 0) {
            notes.add(added
                    + " instructions were proposed on the way, from what others were worth and from runs that failed");
        }
        if (race.hopeless()) {
            notes.add("stopped early: the chance that any candidate is worth "
                    + "more than " + task.start().name() + " had fallen below 1 in 20; "
                    + (plan.runs() - race.spent()) + " runs were saved");
        }
        return notes;
    }

    /** Predictions are large, so only those of candidates that may be asked for are kept. */
    private void keepResultsOfLeaders() {
        results.keySet()
                .retainAll(race.standings().stream()
                        .limit(plan.finalists())
                        .map(standing -> standing.point().values())
                        .toList());
    }

    /** Nothing can be evaluated any more: the leader wins by what it has shown, if that is enough to tell it from the seed. */
    private void settleForLeader() {
        Point leader = race.standings().get(0).point();
        List<Result> shown = results.getOrDefault(leader.values(), List.of());
        Race.Contrast gain = race.contrast(leader, race.seed());
        if (shown.size() >= ENOUGH_TO_SETTLE && gain.mean() > gain.deviation()) {
            log.settleFor(new Finalist(named(leader).tuned(), new Evaluation(shown)));
        }
    }

    private boolean roundIsDue() {
        return rounds != null && asked == null && !race.explored() && rounds.due(race.spent(), plan.runs());
    }

    /** Asks for a round. What is under way goes on meanwhile, and so does the race. */
    private void ask(LaterRounds rounds) {
        Point leader = race.standings().get(0).point();
        Map<String, List<TriedEffect>> tried = new LinkedHashMap<>();
        double width = task.objective().max() - task.objective().min();
        for (String module : task.program().moduleNames()) {
            tried.put(
                    module,
                    prompts.effects(
                            module,
                            leader,
                            (a, b) -> width * race.contrast(a, b).mean()));
        }
        task.events().progress("proposing more instructions from what was learned");
        asked = new Round(
                rounds.begin(
                        threads,
                        named(leader).prompts(),
                        tried,
                        new Evaluation(results.getOrDefault(leader.values(), List.of()))),
                landed + BATCHES_WHILE_ASKING);
    }

    /** Takes in the round that was asked for, if it is time, or if the race has nothing else to do. */
    private void enter(boolean idle) {
        Round round = asked;
        if (round == null || (landed < round.entersAfter() && !idle)) {
            return;
        }
        Map<String, List<Proposal>> more = SideBySide.result(round.proposals());
        asked = null;
        added += more.values().stream().mapToInt(List::size).sum();
        prompts = prompts.with(more);
        race.widen(prompts.space());
    }

    private void takeOff(Deque<List<Flight>> batches) {
        while (batches.size() < plan.underWay()) {
            if (rounds != null && roundIsDue()) {
                ask(rounds);
            }
            if (asked != null && race.explored()) {
                return;
            }
            List<Block> next = race.next();
            if (next.isEmpty()) {
                return;
            }
            List<Flight> batch = new ArrayList<>();
            batches.add(batch);
            for (Block block : next) {
                NamedCandidate candidate = named(block.point());
                List<Example<?, ?>> examples = new ArrayList<>();
                block.examples().forEach(index -> examples.add(validation.get(index)));
                batch.add(new Flight(block, candidate, log.begin(candidate.prompts(), examples)));
            }
        }
    }

    private void land(Flight flight) {
        Block block = flight.block();
        Evaluation evaluation = flight.evaluation().result();
        double[] values = values(evaluation);
        double[] all = scores.computeIfAbsent(block.point().values(), point -> filled(validation.size()));
        for (int i = 0; i < values.length; i++) {
            all[block.examples().get(i)] = values[i];
        }
        results.computeIfAbsent(block.point().values(), point -> new ArrayList<>())
                .addAll(evaluation.results());
        if (rivals != null) {
            rivals.keep(block.point(), flight.candidate().prompts(), block.examples(), evaluation.results());
        }
        TrialRecord record = log.keep(kind(block), flight.candidate(), evaluation);
        race.tell(block, Arrays.stream(scaled(values)).boxed().toList());
        if (record.infeasible() != null) {
            race.exclude(block.point());
        }
    }

    private static double[] filled(int size) {
        double[] filled = new double[size];
        Arrays.fill(filled, Double.NaN);
        return filled;
    }

    private static Kind kind(Block block) {
        return switch (block.stage()) {
            case EXPLORATION -> Kind.BLOCK;
            case FINAL -> Kind.FINALIST;
            case PUT_BACK -> Kind.PUT_BACK;
        };
    }

    private NamedCandidate named(Point point) {
        return new NamedCandidate(prompts.tuned(point), prompts.describe(point));
    }

    /** Scores in units of the metric, NaN where an example does not count. */
    static double[] values(Evaluation evaluation) {
        return evaluation.results().stream()
                .mapToDouble(result -> result.outcome().counted().orElse(Double.NaN))
                .toArray();
    }

    /** The same from 0 to 1. */
    private double[] scaled(double[] values) {
        double min = task.objective().min();
        double width = task.objective().max() - min;
        return Arrays.stream(values).map(value -> (value - min) / width).toArray();
    }
}
