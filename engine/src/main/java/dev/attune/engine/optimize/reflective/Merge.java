package dev.attune.engine.optimize.reflective;

import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.reflective.ParetoPool.Member;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Two candidates joined module by module (GEPA, appendix F): where only one of them has changed what their common ancestor says, its change
 * is taken.
 *
 * @param first the position of one parent in the pool
 * @param second the position of the other
 * @param tuned the prompts that come of it
 */
record Merge(int first, int second, TunedModules tuned) {

    /** Validation examples on which a merge is compared with its parents, before it is measured on all. */
    static final int EXAMPLES = 5;

    /** The kinds of examples: better with the first parent, with the second, and with neither. */
    private static final int KINDS = 3;

    /**
     * Draws one of the merges that can be made: of two leaders, neither of which comes from the other, by an ancestor that is better than
     * neither.
     *
     * @param known what was tried before
     */
    static Optional<Merge> draw(ParetoPool pool, Set<PromptSet> known, RandomGenerator random) {
        List<Merge> possible = new ArrayList<>();
        List<Integer> leaders = pool.leaders();
        for (int first : leaders) {
            for (int second : leaders) {
                if (first < second) {
                    possible.addAll(of(pool, first, second));
                }
            }
        }
        possible.removeIf(merge -> known.contains(merge.tuned().prompts()));
        return possible.isEmpty() ? Optional.empty() : Optional.of(possible.get(random.nextInt(possible.size())));
    }

    private static List<Merge> of(ParetoPool pool, int first, int second) {
        Set<Integer> common = pool.ancestors(first);
        Set<Integer> ofSecond = pool.ancestors(second);
        if (common.contains(second) || ofSecond.contains(first)) {
            return List.of();
        }
        common.retainAll(ofSecond);
        Member one = pool.get(first);
        Member other = pool.get(second);
        Set<TunedModules> joined = new LinkedHashSet<>();
        common.stream()
                .sorted()
                .map(pool::get)
                .filter(ancestor -> ancestor.score() <= Math.min(one.score(), other.score()))
                .forEach(ancestor -> join(ancestor, one, other).ifPresent(joined::add));
        return joined.stream().map(tuned -> new Merge(first, second, tuned)).toList();
    }

    /** Empty unless one of the two has changed a module that the other has left alone. */
    private static Optional<TunedModules> join(Member ancestor, Member one, Member other) {
        Map<String, TunedModule> joined = new LinkedHashMap<>();
        boolean complements = false;
        for (Map.Entry<String, TunedModule> entry : ancestor.tuned().modules().entrySet()) {
            String module = entry.getKey();
            TunedModule ofOne = one.tuned().modules().getOrDefault(module, entry.getValue());
            TunedModule ofOther = other.tuned().modules().getOrDefault(module, entry.getValue());
            boolean changedByOne = !ofOne.prompt().equals(entry.getValue().prompt());
            boolean changedByOther = !ofOther.prompt().equals(entry.getValue().prompt());
            complements |= changedByOne != changedByOther;
            boolean takeOther = changedByOther && (!changedByOne || other.score() > one.score());
            joined.put(module, takeOther ? ofOther : ofOne);
        }
        return complements ? Optional.of(new TunedModules(joined)) : Optional.empty();
    }

    /** The positions of validation examples to compare it on: of each kind some. */
    List<Integer> examples(ParetoPool pool, RandomGenerator random) {
        double[] one = pool.get(first).scores();
        double[] other = pool.get(second).scores();
        List<List<Integer>> kinds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        RandomStreams.shuffled(IntStream.range(0, one.length).boxed().toList(), random).stream()
                .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
                .forEach(i -> kinds.get(one[i] > other[i] ? 0 : other[i] > one[i] ? 1 : 2)
                        .add(i));
        Set<Integer> chosen = new LinkedHashSet<>();
        for (List<Integer> kind : kinds) {
            kind.stream()
                    .limit((EXAMPLES + KINDS - 1) / KINDS)
                    .filter(i -> chosen.size() < EXAMPLES)
                    .forEach(chosen::add);
        }
        kinds.stream()
                .flatMap(List::stream)
                .filter(i -> chosen.size() < EXAMPLES)
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }

    /** Whether it is as good as the better parent on examples. */
    boolean holds(ParetoPool pool, List<Integer> examples, double[] scores) {
        double one = 0;
        double other = 0;
        double merged = 0;
        int compared = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                one += pool.get(first).scores()[examples.get(i)];
                other += pool.get(second).scores()[examples.get(i)];
                merged += scores[i];
                compared++;
            }
        }
        return compared > 0 && merged >= Math.max(one, other);
    }
}
