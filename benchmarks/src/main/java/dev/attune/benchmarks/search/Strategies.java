package dev.attune.benchmarks.search;

import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.RandomSampler;
import dev.attune.engine.search.Sampler;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Study;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.race.Race;
import dev.attune.engine.search.race.RacePlan;
import dev.attune.engine.search.tpe.TpeSampler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Searches of a table; each begins with the seed measured in full, which costs nothing. */
final class Strategies {

    private Strategies() {}

    /** Racing, with that many runs. */
    static Point race(ScoreTable table, int runs, long seed) {
        Set<String> doubted = table.space().variables().stream()
                .map(Variable::name)
                .filter(ScoreTable::isInstruction)
                .collect(Collectors.toSet());
        return race(table, RacePlan.of(runs, doubted), seed);
    }

    /** Racing without its last stage, with that many runs. */
    static Point raceOnly(ScoreTable table, int runs, long seed) {
        RacePlan plan = RacePlan.of(runs, Set.of());
        return race(
                table,
                new RacePlan(
                        plan.runs(),
                        plan.block(),
                        plan.batch(),
                        plan.finalists(),
                        plan.exploration() / (1 - plan.simplification()),
                        0,
                        plan.worthwhile(),
                        plan.evidence(),
                        Set.of()),
                seed);
    }

    private static Point race(ScoreTable table, RacePlan plan, long seed) {
        List<Integer> order = order(table, seed);
        Race race = new Race(table.space(), table.examples(), plan, new RandomStreams(seed));
        Point start = seed(table.space());
        race.know(start, order.stream().mapToDouble(e -> table.score(start, e)).toArray());
        Deque<List<Race.Block>> flying = new ArrayDeque<>();
        while (true) {
            while (flying.size() < plan.underWay()) {
                List<Race.Block> batch = race.next();
                if (batch.isEmpty()) {
                    break;
                }
                flying.add(batch);
            }
            if (flying.isEmpty()) {
                return race.winner();
            }
            for (Race.Block block : flying.remove()) {
                race.tell(
                        block,
                        block.examples().stream()
                                .map(e -> table.score(block.point(), order.get(e)))
                                .toList());
            }
        }
    }

    /** Random search of demo sets: each in full with the seed instructions, the same in all modules, as many as the runs allow. */
    static Point demosOnly(ScoreTable table, int runs, long seed) {
        List<Integer> all = order(table, seed);
        List<Variable> variables = table.space().variables();
        int sets = variables.stream()
                .filter(variable -> !ScoreTable.isInstruction(variable.name()))
                .mapToInt(variable -> ((Categorical) variable).choices())
                .min()
                .orElseThrow();
        List<Integer> order = RandomStreams.shuffled(
                IntStream.range(1, sets).boxed().toList(), new RandomStreams(seed).stream("demos", 0));
        Point winner = seed(table.space());
        double best = mean(table, winner, all);
        for (int set : order.subList(0, Math.min(order.size(), runs / table.examples()))) {
            Map<String, Integer> choices = new HashMap<>();
            variables.forEach(
                    variable -> choices.put(variable.name(), ScoreTable.isInstruction(variable.name()) ? 0 : set));
            Point point = table.space().point(choices);
            double score = mean(table, point, all);
            if (score > best) {
                best = score;
                winner = point;
            }
        }
        return winner;
    }

    /** Every candidate on all examples, whatever it costs: what is lost then is lost by choosing on few examples, not by the search. */
    static Point everything(MeasuredTable table) {
        Point winner = seed(table.space());
        double best = Double.NEGATIVE_INFINITY;
        List<Integer> all = IntStream.range(0, table.examples()).boxed().toList();
        for (Point candidate : table.candidates()) {
            double score = mean(table, candidate, all);
            if (score > best) {
                best = score;
                winner = candidate;
            }
        }
        return winner;
    }

    /** MIPROv2: multivariate TPE on minibatches, and every few trials the best mean so far in full. */
    static Point mipro(ScoreTable table, SearchPlan plan, long seed) {
        return minibatches(table, plan, new TpeSampler(), seed);
    }

    /** The same with random draws. */
    static Point random(ScoreTable table, SearchPlan plan, long seed) {
        return minibatches(table, plan, new RandomSampler(), seed);
    }

    private static Point minibatches(ScoreTable table, SearchPlan plan, Sampler sampler, long seed) {
        RandomStreams random = new RandomStreams(seed);
        Study study = new Study(table.space(), sampler, random.child("search"));
        Point winner = seed(table.space());
        double best = mean(table, winner, order(table, seed));
        study.tell(winner, best);
        Map<Point, double[]> tallies = new LinkedHashMap<>();
        Set<Point> full = new HashSet<>();
        for (int trial = 1; trial <= plan.trials(); trial++) {
            Point point = study.ask(trial);
            List<Integer> examples = RandomStreams.shuffled(order(table, seed), random.stream("minibatch", trial));
            Point finalist = null;
            if (plan.minibatches()) {
                double score = mean(table, point, examples.subList(0, plan.minibatchSize()));
                study.tell(point, score);
                double[] tally = tallies.computeIfAbsent(point, p -> new double[2]);
                tally[0] += score;
                tally[1]++;
                if (plan.fullEvaluationAfter(trial)) {
                    finalist = mostPromising(tallies, full);
                }
            } else {
                finalist = point;
            }
            if (finalist != null) {
                full.add(finalist);
                double score = mean(table, finalist, examples);
                study.tell(finalist, score);
                if (score > best) {
                    best = score;
                    winner = finalist;
                }
            }
        }
        return winner;
    }

    private static @Nullable Point mostPromising(Map<Point, double[]> tallies, Set<Point> full) {
        Point best = null;
        double bestMean = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Point, double[]> entry : tallies.entrySet()) {
            double mean = entry.getValue()[0] / entry.getValue()[1];
            if (!full.contains(entry.getKey()) && mean > bestMean) {
                best = entry.getKey();
                bestMean = mean;
            }
        }
        return best;
    }

    private static double mean(ScoreTable table, Point point, List<Integer> examples) {
        return examples.stream()
                .mapToDouble(e -> table.score(point, e))
                .average()
                .orElseThrow();
    }

    private static List<Integer> order(ScoreTable table, long seed) {
        return RandomStreams.shuffled(
                IntStream.range(0, table.examples()).boxed().toList(), new RandomStreams(seed).stream("validation", 0));
    }

    private static Point seed(SearchSpace space) {
        Map<String, Integer> zeros = new HashMap<>();
        space.variables().forEach(variable -> zeros.put(variable.name(), 0));
        return space.point(zeros);
    }
}
