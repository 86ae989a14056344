package dev.attune.engine.optimize.reflective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.phase.Luck;
import dev.attune.engine.optimize.reflective.ParetoPool.Member;
import dev.attune.runtime.artifact.TunedModule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParetoPoolTests {

    private final ParetoPool pool = new ParetoPool();
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void candidatesAreDrawnByTheExamplesOnWhichTheyLead() {
        add(List.of(), 1, 0, 0, 0);
        add(List.of(0), 0, 1, 1, 1);
        Map<Integer, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < 4_000; i++) {
            drawn.merge(pool.draw(random), 1, Integer::sum);
        }
        assertThat(drawn.get(0)).isBetween(900, 1_100);
        assertThat(drawn.get(1)).isBetween(2_900, 3_100);
    }

    @Test
    void aCandidateThatLeadsNowhereAloneIsNotDrawn() {
        add(List.of(), 0, 0, 0);
        add(List.of(0), 1, 0, 0);
        add(List.of(0), 1, 1, 0);
        add(List.of(0), 0, 0, 1);
        assertThat(pool.leaders()).containsExactly(2, 3);
    }

    @Test
    void ofEqualOnesTheFirstStays() {
        add(List.of(), 1, 0);
        add(List.of(0), 1, 0);
        assertThat(pool.leaders()).containsExactly(0);
        assertThat(pool.best()).isZero();
    }

    @Test
    void whatDoesNotCountLeadsNowhere() {
        add(List.of(), Double.NaN, 0);
        add(List.of(0), 0, Double.NaN);
        assertThat(pool.leaders()).containsExactly(0, 1);
        add(List.of(0), Double.NaN, Double.NaN);
        assertThat(pool.leaders()).containsExactly(0, 1);
    }

    @Test
    void aMergeTakesOfEachModuleWhatOneParentHasChanged() {
        add("seed", "seed", List.of(), 0, 0, 1);
        add("better", "seed", List.of(0), 1, 0, 1);
        add("seed", "other", List.of(0), 0, 1, 1);
        assertThat(merge()).hasValueSatisfying(merge -> {
            assertThat(merge.first()).isEqualTo(1);
            assertThat(merge.second()).isEqualTo(2);
            assertThat(merge.tuned()).isEqualTo(tuned("better", "other"));
        });
    }

    @Test
    void whereBothHaveChangedAModuleTheBetterOneIsTaken() {
        add("seed", "seed", List.of(), 0, 0, 0);
        add("one", "mine", List.of(0), 1, 0, 0);
        add("two", "seed", List.of(0), 0, 1, 1);
        assertThat(merge())
                .hasValueSatisfying(merge -> assertThat(merge.tuned()).isEqualTo(tuned("two", "mine")));
    }

    @Test
    void aCandidateIsNotMergedWithOneThatItComesFrom() {
        add("seed", "seed", List.of(), 0, 0);
        add("better", "seed", List.of(0), 1, 0);
        add("better", "other", List.of(1), 0, 1);
        assertThat(merge()).isEmpty();
    }

    @Test
    void anAncestorThatIsBetterThanAParentIsNoReasonToMerge() {
        add("seed", "seed", List.of(), 0, 0, 1, 1);
        add("better", "seed", List.of(0), 1, 0, 0, 0);
        add("seed", "other", List.of(0), 0, 1, 0, 0);
        assertThat(merge()).isEmpty();
    }

    @Test
    void whatWasTriedIsNotMergedAgain() {
        add("seed", "seed", List.of(), 0, 0);
        add("better", "seed", List.of(0), 1, 0);
        add("seed", "other", List.of(0), 0, 1);
        assertThat(Merge.draw(pool, Set.of(tuned("better", "other").prompts()), random))
                .isEmpty();
    }

    @Test
    void aMergeIsComparedOnExamplesThatEachParentIsBetterAt() {
        add("seed", "seed", List.of(), 0, 0, 0, 0, 0, 0, 0, 0);
        add("better", "seed", List.of(0), 1, 1, 1, 1, 1, 1, 0, 0);
        add("seed", "other", List.of(0), 0, 0, 0, 0, 0, 0, 1, 1);
        Merge merge = merge().orElseThrow();
        List<Integer> examples = merge.examples(pool, random);
        assertThat(examples).hasSize(Merge.EXAMPLES).doesNotHaveDuplicates().contains(6, 7);
        double[] asGood = examples.stream().mapToDouble(i -> i < 6 ? 1 : 0).toArray();
        assertThat(merge.holds(pool, examples, asGood)).isTrue();
        asGood[examples.indexOf(examples.stream().filter(i -> i < 6).findFirst().orElseThrow())] = 0;
        assertThat(merge.holds(pool, examples, asGood)).isFalse();
        assertThat(merge.holds(pool, examples, new double[] {Double.NaN})).isFalse();
    }

    @Test
    void theBestOfManyOnFewExamplesMayBeLuckAndAClearGainIsNot() {
        double[] clear = new double[30];
        Arrays.fill(clear, 0, 12, 1);
        double[] slight = new double[30];
        Arrays.fill(slight, 0, 5, 1);
        Arrays.fill(slight, 5, 8, -1);
        double[] none = new double[30];
        assertThat(Luck.of(List.of(slight, clear), random)).isLessThan(0.01);
        assertThat(Luck.of(List.of(slight), random)).isBetween(0.25, 0.5);
        assertThat(Luck.of(List.of(none), random)).isEqualTo(1);
    }

    private Optional<Merge> merge() {
        return Merge.draw(pool, Set.of(), random);
    }

    private void add(List<Integer> parents, double... scores) {
        add("first " + pool.size(), "second " + pool.size(), parents, scores);
    }

    private void add(String first, String second, List<Integer> parents, double... scores) {
        double score = Arrays.stream(scores)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .average()
                .orElse(0);
        pool.add(new Member(pool.size(), tuned(first, second), parents, scores, score));
    }

    private static TunedModules tuned(String first, String second) {
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        modules.put("First", new TunedModule(first, "", List.of(), ""));
        modules.put("Second", new TunedModule(second, "", List.of(), ""));
        return new TunedModules(modules);
    }
}
