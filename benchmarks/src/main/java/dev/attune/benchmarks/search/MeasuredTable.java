package dev.attune.benchmarks.search;

import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable.Categorical;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Scores of a real program with a real model: each combination of instructions and demo sets on each of its examples, as the suites with
 * {@code ScoreGrid} in {@code sample-suites} write them. Either the search may use all examples, and a candidate is worth its mean over
 * them; or two thirds, drawn by a seed, are for the search, and a candidate is worth its mean over the others. The best is the one with the
 * highest mean over all. Immutable.
 */
final class MeasuredTable implements ScoreTable {

    private final SearchSpace space;
    private final Map<List<Integer>, double[]> scores;
    private final List<Integer> searched;
    private final List<Integer> heldOut;

    private MeasuredTable(
            SearchSpace space, Map<List<Integer>, double[]> scores, List<Integer> searched, List<Integer> heldOut) {
        this.space = space;
        this.scores = scores;
        this.searched = searched;
        this.heldOut = heldOut;
    }

    /** Returns the table of all examples with those held out that a seed does not draw for the search. */
    MeasuredTable holdingOut(long seed) {
        List<Integer> order = RandomStreams.shuffled(searched, new RandomStreams(seed).stream("drawn", 0));
        int examples = 2 * order.size() / 3;
        return new MeasuredTable(space, scores, order.subList(0, examples), order.subList(examples, order.size()));
    }

    /** Returns all candidates. */
    List<Point> candidates() {
        return scores.keySet().stream()
                .sorted(Comparator.comparing(List::toString))
                .map(choices -> {
                    Map<String, Integer> named = new HashMap<>();
                    for (int v = 0; v < choices.size(); v++) {
                        named.put(space.variables().get(v).name(), choices.get(v));
                    }
                    return space.point(named);
                })
                .toList();
    }

    /** Reads the table of that name, with all examples for the search. */
    static MeasuredTable read(String name) {
        try (InputStream packed = Objects.requireNonNull(
                        MeasuredTable.class.getResourceAsStream(name + ".table.gz"), "there is no table " + name);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            String[] variables = lines.readLine().split(",", -1);
            Map<List<Integer>, double[]> scores = new HashMap<>();
            lines.lines().forEach(line -> {
                String[] parts = line.split("\t", -1);
                List<Integer> choices = Arrays.stream(parts[0].split(",", -1))
                        .map(Integer::valueOf)
                        .toList();
                scores.put(
                        choices,
                        Arrays.stream(parts[1].split(" ", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            });
            List<Integer> all = IntStream.range(0, scores.values().iterator().next().length)
                    .boxed()
                    .toList();
            return new MeasuredTable(space(variables, scores), scores, all, all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + name, e);
        }
    }

    private static SearchSpace space(String[] variables, Map<List<Integer>, double[]> scores) {
        return new SearchSpace(IntStream.range(0, variables.length)
                .mapToObj(v -> new Categorical(
                        variables[v],
                        1
                                + scores.keySet().stream()
                                        .mapToInt(choices -> choices.get(v))
                                        .max()
                                        .orElseThrow()))
                .toList());
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public int examples() {
        return searched.size();
    }

    @Override
    public double score(Point candidate, int example) {
        return of(candidate)[searched.get(example)];
    }

    @Override
    public double worth(Point candidate) {
        return onHeldOut(of(candidate));
    }

    @Override
    public double best() {
        return scores.values().stream()
                .max(Comparator.comparingDouble(of -> Arrays.stream(of).sum()))
                .map(this::onHeldOut)
                .orElseThrow();
    }

    private double onHeldOut(double[] scores) {
        return heldOut.stream()
                .mapToDouble(example -> scores[example])
                .average()
                .orElseThrow();
    }

    private double[] of(Point candidate) {
        List<Integer> choices =
                Arrays.stream(Landscape.choices(candidate)).boxed().toList();
        return Objects.requireNonNull(scores.get(choices));
    }
}
