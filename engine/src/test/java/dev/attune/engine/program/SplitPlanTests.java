package dev.attune.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.program.PreparedProgram.Splits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitPlanTests {

    private static final SplitPlan PLAN = new SplitPlan(0.4, 0.3, 0.3, 7, "");

    record Ticket(String customer, String text) {}

    @Test
    void sharesAreKept() {
        assertThat(sizes(PLAN.split(texts(100)))).containsExactly(40, 30, 30);
        assertThat(sizes(PLAN.split(texts(7)))).containsExactly(3, 2, 2);
        assertThat(sizes(new SplitPlan(0.7, 0.2, 0.1, 7, "").split(texts(1_000))))
                .containsExactly(700, 200, 100);
    }

    @Test
    void whatHasNoShareIsNotUsed() {
        assertThat(sizes(new SplitPlan(0.2, 0.1, 0.1, 7, "").split(texts(100)))).containsExactly(20, 10, 10);
        assertThat(sizes(new SplitPlan(0, 0, 1, 7, "").split(texts(9)))).containsExactly(0, 0, 9);
    }

    /** Were the order to change with a JDK or a platform, every artifact would be stale there. */
    @Test
    void theSplitIsTheSameEverywhere() {
        Splits splits = PLAN.split(texts(10));

        assertThat(ids(splits.train())).isEqualTo("8 1 2 9");
        assertThat(ids(splits.validation())).isEqualTo("3 5 6");
        assertThat(ids(splits.test())).isEqualTo("0 4 7");
    }

    @Test
    void withFoldsAllButTheTestSplitIsTrainedAndComparedOn() {
        Splits splits = SplitPlan.ofFolds(5, 0.3, 7, "").split(texts(50));

        assertThat(sizes(splits)).containsExactly(35, 35, 15);
        assertThat(splits.validation()).isEqualTo(splits.train());
        assertThat(splits.folds().count()).isEqualTo(5);
        assertThat(splits.train())
                .allSatisfy(example -> assertThat(splits.folds().byExample()).containsKey(example.id()));
        assertThat(splits.test())
                .allSatisfy(example -> assertThat(splits.folds().byExample()).doesNotContainKey(example.id()));
    }

    @Test
    void theFoldsAreTheSameInWhateverOrderExamplesCome() {
        List<Example<?, ?>> turned = new ArrayList<>(texts(50));
        Collections.reverse(turned);
        SplitPlan plan = SplitPlan.ofFolds(5, 0.3, 7, "");

        assertThat(plan.split(turned)).isEqualTo(plan.split(texts(50)));
    }

    @Test
    void aGroupStaysInOneFold() {
        Splits splits = SplitPlan.ofFolds(4, 0.2, 7, "customer").split(tickets(60, i -> "c" + i % 20));
        Map<String, Set<Integer>> byCustomer = new HashMap<>();
        splits.train()
                .forEach(example -> byCustomer
                        .computeIfAbsent(((Ticket) example.input()).customer(), customer -> new HashSet<>())
                        .add(splits.folds().byExample().get(example.id())));

        assertThat(byCustomer)
                .hasSize(16)
                .allSatisfy((customer, folds) -> assertThat(folds).hasSize(1));
    }

    @Test
    void foldsWithoutExamplesAreRefused() {
        assertThatThrownBy(() -> SplitPlan.ofFolds(10, 0.5, 7, "").split(texts(12)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "@Split(folds = 10) gives folds without an example, since 6 examples make 6 that can be told"
                                + " apart; give more examples or fewer folds");
    }

    @Test
    void twoExamplesOfOneIdHaveNoFolds() {
        List<Example<?, ?>> twice = new ArrayList<>(texts(20));
        twice.add(Example.of(texts(20).get(0).id(), "another", ""));

        assertThatThrownBy(() -> SplitPlan.ofFolds(5, 0.3, 7, "").split(twice))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two examples have the id ");
    }

    @Test
    void theOrderInWhichExamplesComeDoesNotMatter() {
        List<Example<?, ?>> turned = new ArrayList<>(texts(50));
        Collections.reverse(turned);

        assertThat(PLAN.split(turned)).isEqualTo(PLAN.split(texts(50)));
    }

    @Test
    void anotherSeedSplitsOtherwise() {
        assertThat(new SplitPlan(0.4, 0.3, 0.3, 8, "").split(texts(50))).isNotEqualTo(PLAN.split(texts(50)));
    }

    /** What was held out must not be trained on when the data grow, nor the other way round. */
    @Test
    void examplesThatAreAddedLeaveMostOthersWhereTheyAre() {
        for (IntFunction<String> label : List.<IntFunction<String>>of(i -> "output " + i, i -> "label " + i % 5)) {
            Splits then = PLAN.split(labeled(200, label));
            Splits now = PLAN.split(labeled(210, label));

            assertThat(now.train().stream().filter(then.train()::contains)).hasSizeGreaterThan(74);
            assertThat(now.test().stream().filter(then.test()::contains)).hasSizeGreaterThan(54);
            assertThat(now.train().stream().filter(then.test()::contains)).isEmpty();
        }
    }

    @Test
    void thereIsNoWayFromThePlaceInTheFileToTheSplit() {
        List<Example<?, ?>> train = PLAN.split(texts(1_000)).train();

        assertThat(train.stream()
                        .mapToInt(example -> Integer.parseInt(example.id()))
                        .average()
                        .orElseThrow())
                .isBetween(450.0, 550.0);
        assertThat(train.stream().filter(example -> Integer.parseInt(example.id()) % 2 == 0))
                .hasSizeBetween(150, 250);
    }

    @Test
    void everySplitHasItsShareOfEachLabel() {
        Splits splits = PLAN.split(labeled(100, i -> i < 80 ? "BILLING" : i < 90 ? "SHIPPING" : "ACCOUNT"));

        for (List<Example<?, ?>> split : List.of(splits.train(), splits.validation(), splits.test())) {
            assertThat(count(split, "BILLING")).isBetween(split.size() * 8 / 10 - 1L, split.size() * 8 / 10 + 1L);
            assertThat(count(split, "SHIPPING")).isBetween(2L, 5L);
            assertThat(count(split, "ACCOUNT")).isBetween(2L, 5L);
        }
    }

    /** Were each label rounded by itself, the last split would get none of them. */
    @Test
    void rareLabelsTogetherAreSharedToo() {
        Splits splits = PLAN.split(labeled(60, i -> "label " + i % 20));

        assertThat(sizes(splits)).containsExactly(24, 18, 18);
    }

    @Test
    void equalInputsStayInOneSplit() {
        List<Example<?, ?>> examples = labeled(200, i -> "label " + i % 2).stream()
                .<Example<?, ?>>map(example ->
                        Example.of(example.id(), "input " + Integer.parseInt(example.id()) % 20, example.expected()))
                .toList();

        assertNothingIsShared(PLAN.split(examples), example -> String.valueOf(example.input()));
    }

    @Test
    void aGroupStaysInOneSplit() {
        List<Example<?, ?>> examples = tickets(200, i -> "customer " + i % 23);

        Splits splits = new SplitPlan(0.4, 0.3, 0.3, 7, "customer").split(examples);

        assertNothingIsShared(splits, example -> ((Ticket) example.input()).customer());
        assertThat(sizes(splits)).allMatch(size -> size >= 45 && size <= 95);
        assertThat(sizes(splits).stream().mapToInt(size -> size).sum()).isEqualTo(200);
    }

    @Test
    void groupsThatHaveALabelEachAreSharedToo() {
        List<Example<?, ?>> examples = IntStream.range(0, 180)
                .<Example<?, ?>>mapToObj(i ->
                        Example.of(String.valueOf(i), new Ticket("customer " + i % 18, "text " + i), "label " + i % 18))
                .toList();

        Splits splits = new SplitPlan(0.4, 0.3, 0.3, 7, "customer").split(examples);

        assertThat(sizes(splits)).containsExactly(70, 60, 50);
    }

    @Test
    void groupsAreOfAComponentAKeyOrANamedValue() {
        assertThat(Groups.of(tickets(4, i -> "c" + i % 2), "customer")).containsExactly("c0", "c1", "c0", "c1");
        assertThat(Groups.of(List.of(Example.of("1", Map.of("page", 7), "x")), "page"))
                .containsExactly("7");
        assertThat(Groups.of(List.of(Example.of("1", "text", "x").with("author", "me")), "author"))
                .containsExactly("me");
    }

    @Test
    void aGroupThatNoExampleHasIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> Groups.of(tickets(4, i -> "c"), "custmer"))
                .isInstanceOf(DataException.class)
                .hasMessage("example 0 has no \"custmer\", by which groupBy groups; is \"customer\" meant? There are"
                        + " customer, text");
        assertThatThrownBy(() -> Groups.of(texts(4), "page"))
                .isInstanceOf(DataException.class)
                .hasMessage("example 0 has no \"page\", by which groupBy groups; its input is no record and no map, so"
                        + " name it with .with(\"page\", …)");
    }

    @Test
    void aSplitThatWouldBeEmptyIsRefused() {
        assertThatThrownBy(() -> new SplitPlan(0.9, 0.05, 0.05, 7, "").split(texts(5)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "@Split(validation = 0.05) gets none of 5 examples, which make 5 that can be told apart; give"
                                + " more examples or a larger share");
        assertThatThrownBy(() -> new SplitPlan(0.4, 0.3, 0.3, 7, "customer").split(tickets(50, i -> "c" + i % 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("gets none of 50 examples, which make 2 that can be told apart");
    }

    @Test
    void sharesThatCannotBeAreAProblem() {
        assertThat(PLAN.problem()).isNull();
        assertThat(new SplitPlan(0.7, 0.2, 0.1, 0, "").problem()).isNull();
        assertThat(new SplitPlan(0.7, 0.3, 0.3, 0, "").problem())
                .isEqualTo("the shares add up to 1.3, and there is no more than 1 to share");
        assertThat(new SplitPlan(0, 0, 0, 0, "").problem()).isEqualTo("no split has a share");
        assertThat(new SplitPlan(-0.1, 0.3, 0.3, 0, "").problem()).isEqualTo("a share lies between 0 and 1");
        assertThat(new SplitPlan(Double.NaN, 0.3, 0.3, 0, "").problem()).isEqualTo("a share lies between 0 and 1");
    }

    private static void assertNothingIsShared(Splits splits, Function<Example<?, ?>, String> what) {
        Set<String> seen = new HashSet<>();
        for (List<Example<?, ?>> split : List.of(splits.train(), splits.validation(), splits.test())) {
            Set<String> here = new HashSet<>(split.stream().map(what).toList());
            assertThat(here).isNotEmpty().noneMatch(seen::contains);
            seen.addAll(here);
        }
    }

    private static List<Integer> sizes(Splits splits) {
        return Stream.of(splits.train(), splits.validation(), splits.test())
                .map(List::size)
                .toList();
    }

    private static String ids(List<Example<?, ?>> examples) {
        return String.join(" ", examples.stream().map(Example::id).toList());
    }

    private static long count(List<Example<?, ?>> split, String label) {
        return split.stream()
                .filter(example -> example.expected().equals(label))
                .count();
    }

    private static List<Example<?, ?>> texts(int count) {
        return labeled(count, i -> "output " + i);
    }

    private static List<Example<?, ?>> labeled(int count, IntFunction<String> label) {
        return IntStream.range(0, count)
                .<Example<?, ?>>mapToObj(i -> Example.of(String.valueOf(i), "input " + i, label.apply(i)))
                .toList();
    }

    private static List<Example<?, ?>> tickets(int count, IntFunction<String> customer) {
        return IntStream.range(0, count)
                .<Example<?, ?>>mapToObj(
                        i -> Example.of(String.valueOf(i), new Ticket(customer.apply(i), "text " + i), "output " + i))
                .toList();
    }
}
