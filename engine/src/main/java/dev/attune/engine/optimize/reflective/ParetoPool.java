package dev.attune.engine.optimize.reflective;

import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.propose.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The candidates of an evolution, each with its scores on the validation examples. The best on an example leads on it. Who leads on many
 * examples is rewritten more often; who leads on none that another one does not lead on too is left out (GEPA, algorithm 2). One thread at
 * a time.
 */
final class ParetoPool {

    private final List<Member> members = new ArrayList<>();

    /**
     * A candidate that was measured on all validation examples. Immutable.
     *
     * @param trial the number of that trial
     * @param tuned its prompts
     * @param parents the positions in the pool of those that it comes from; none: the unoptimized program
     * @param scores its score on each example; NaN where the example does not count
     * @param score its score on all, the worst taken for what does not count
     */
    record Member(int trial, TunedModules tuned, List<Integer> parents, double[] scores, double score) {}

    void add(Member member) {
        members.add(member);
    }

    int size() {
        return members.size();
    }

    Member get(int position) {
        return members.get(position);
    }

    /** The first of the best. */
    int best() {
        return IntStream.range(0, size())
                .boxed()
                .max(Comparator.<Integer>comparingDouble(i -> get(i).score()).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Draws a candidate by the number of examples on which it leads. */
    int draw(RandomGenerator random) {
        List<Integer> tickets = new ArrayList<>();
        for (Set<Integer> leaders : remaining()) {
            tickets.addAll(leaders);
        }
        return tickets.isEmpty() ? best() : tickets.get(random.nextInt(tickets.size()));
    }

    /** Those that lead on some example and are not left out, in the order in which they came. */
    List<Integer> leaders() {
        return remaining().stream().flatMap(Set::stream).distinct().sorted().toList();
    }

    /** All that a candidate comes from. */
    Set<Integer> ancestors(int position) {
        Set<Integer> ancestors = new LinkedHashSet<>();
        for (int parent : get(position).parents()) {
            if (ancestors.add(parent)) {
                ancestors.addAll(ancestors(parent));
            }
        }
        return ancestors;
    }

    /**
     * The instructions of each module, that of the start first, then that of the best candidate and of the best others.
     *
     * @param most how many
     */
    Map<String, List<Proposal>> instructions(int most) {
        List<Member> best = Stream.concat(Stream.of(best()), leaders().stream())
                .map(this::get)
                .sorted(Comparator.comparingDouble(Member::score).reversed())
                .toList();
        Map<String, List<Proposal>> instructions = new LinkedHashMap<>();
        get(0).tuned().instructions().forEach((module, start) -> {
            Map<String, Proposal> own = new LinkedHashMap<>();
            own.put(start.instruction(), start);
            for (Member member : best) {
                Proposal other = member.tuned().instructions().get(module);
                if (other != null && own.size() < most) {
                    own.putIfAbsent(other.instruction(), other);
                }
            }
            instructions.put(module, List.copyOf(own.values()));
        });
        return instructions;
    }

    /** The leaders on each example, without those that are left out. */
    private List<Set<Integer>> remaining() {
        List<Set<Integer>> fronts = fronts();
        List<Integer> worstFirst = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> get(i).score())
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
        for (int member : worstFirst) {
            if (fronts.stream().filter(front -> front.contains(member)).allMatch(front -> front.size() > 1)) {
                fronts.forEach(front -> front.remove(member));
            }
        }
        return fronts;
    }

    private List<Set<Integer>> fronts() {
        List<Set<Integer>> fronts = new ArrayList<>();
        for (int example = 0; example < get(0).scores().length; example++) {
            Set<Integer> front = new LinkedHashSet<>();
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < size(); i++) {
                double score = get(i).scores()[example];
                if (score > highest) {
                    front.clear();
                    highest = score;
                }
                if (score == highest) {
                    front.add(i);
                }
            }
            fronts.add(front);
        }
        return fronts;
    }
}
