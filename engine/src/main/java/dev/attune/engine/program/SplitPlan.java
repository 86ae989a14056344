package dev.attune.engine.program;

import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.runtime.artifact.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How one list of examples is split into three, at random and in the same way everywhere. The order is that of hashes of the examples with
 * the seed, so that it depends neither on the order in which they come nor on how a platform shuffles. In that order, label by label, the
 * first are for training, the next for validation and the last for the test, and examples that are added leave most others where they are.
 *
 * @param train the share of examples to train on, from 0 to 1
 * @param validation the share of examples to compare candidates on
 * @param test the share of examples for gates
 * @param seed the seed
 * @param groupBy what groups examples; empty: nothing does
 * @param folds in how many folds the training split is cut, which is then the validation split too; 0: in none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SplitPlan(double train, double validation, double test, long seed, String groupBy, int folds) {

    private static final int MOST_LABELS = 20;

    /** Sums of shares are not exact: 1 - 0.7 - 0.2 - 0.1 is not 0. */
    private static final double ROUNDING = 1e-9;

    private static final int FEWEST_FOLDS = 2;

    /** A plan without folds. */
    public SplitPlan(double train, double validation, double test, long seed, String groupBy) {
        this(train, validation, test, seed, groupBy, 0);
    }

    /** A plan in which all that is not for the test is trained on and compared on. */
    public static SplitPlan ofFolds(int folds, double test, long seed, String groupBy) {
        return new SplitPlan(1 - test, 0, test, seed, groupBy, folds);
    }

    /** Whether there is a validation split. */
    public boolean givesValidation() {
        return validation > 0 || folds > 0;
    }

    /** Why no examples can be split like this; null if they can. */
    public @Nullable String problem() {
        if (!isShare(train) || !isShare(validation) || !isShare(test)) {
            return "a share lies between 0 and 1";
        }
        if (folds != 0 && folds < FEWEST_FOLDS) {
            return "there are at least " + FEWEST_FOLDS + " folds";
        }
        double sum = train + validation + test;
        if (sum == 0) {
            return "no split has a share";
        }
        return sum > 1 + ROUNDING
                ? "the shares add up to " + (float) sum + ", and there is no more than 1 to share"
                : null;
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /** Whether expected outputs are labels: few different ones, and the same again and again. */
    public static boolean areLabels(int different, int examples) {
        return different <= MOST_LABELS && examples > 2 * different;
    }

    /**
     * Splits examples.
     *
     * @throws DataException if a split has a share and would get no example, or an example has no group
     */
    public Splits split(List<Example<?, ?>> examples) {
        double rest = 1 - train - validation - test;
        double[] shares = {train, validation, test, rest > ROUNDING ? rest : 0};
        List<List<Member>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Bundle> bundles = bundles(examples);
        byLabel(bundles).forEach(ofLabel -> share(ofLabel, shares, parts));
        List<String> names = List.of("train", "validation", "test");
        for (int part = 0; part < names.size(); part++) {
            if (shares[part] > 0 && parts.get(part).isEmpty()) {
                throw new DataException("@Split(" + names.get(part) + " = " + shares[part] + ") gets none of "
                        + examples.size() + " examples, which make " + bundles.size()
                        + " that can be told apart; give more examples or a larger share");
            }
        }
        List<Example<?, ?>> trained = inOrder(parts.get(0));
        Folds cut = folds == 0 ? Folds.NONE : cut(examples, trained);
        return new Splits(
                trained, cut.isEmpty() ? inOrder(parts.get(1)) : trained, inOrder(parts.get(2)), List.of(), cut);
    }

    /** Demos know their examples by the id alone, so it must be the only one of all. */
    private Folds cut(List<Example<?, ?>> all, List<Example<?, ?>> trained) {
        Set<String> ids = new HashSet<>();
        for (Example<?, ?> example : all) {
            if (!ids.add(example.id())) {
                throw new DataException("two examples have the id " + example.id()
                        + "; with folds, ids tell which demos come from which fold");
            }
        }
        double[] shares = new double[folds];
        Arrays.fill(shares, 1.0 / folds);
        List<List<Member>> parts =
                Stream.generate(() -> new ArrayList<Member>()).limit(folds).collect(Collectors.toList());
        List<Bundle> bundles = bundles(trained);
        byLabel(bundles).forEach(ofLabel -> share(ofLabel, shares, parts));
        if (parts.stream().anyMatch(List::isEmpty)) {
            throw new DataException("@Split(folds = " + folds + ") gives folds without an example, since "
                    + trained.size() + " examples make " + bundles.size()
                    + " that can be told apart; give more examples or fewer folds");
        }
        return Folds.of(parts.stream().map(SplitPlan::inOrder).toList());
    }

    private static Collection<List<Bundle>> byLabel(List<Bundle> bundles) {
        Map<String, List<Bundle>> byLabel = new TreeMap<>();
        bundles.forEach(bundle -> byLabel.computeIfAbsent(bundle.label(), label -> new ArrayList<>())
                .add(bundle));
        return byLabel.values();
    }

    /** The first bundles are for training, and so on: one that is added moves no more than those at the borders. */
    private static void share(List<Bundle> bundles, double[] shares, List<List<Member>> parts) {
        int[] wanted = wanted(bundles, shares, parts);
        int last = shares.length - 1;
        while (shares[last] == 0) {
            last--;
        }
        int part = 0;
        for (Bundle bundle : bundles) {
            int size = bundle.members().size();
            part = next(wanted, part, last, size);
            parts.get(part).addAll(bundle.members());
            wanted[part] -= size;
        }
    }

    /** The first part from this one on that has room for most of a bundle; if none has, the one with the most room. */
    private static int next(int[] wanted, int from, int last, int size) {
        int most = from;
        for (int part = from; part <= last; part++) {
            if (size <= 2 * wanted[part]) {
                return part;
            }
            if (wanted[part] > wanted[most]) {
                most = part;
            }
        }
        return most;
    }

    /**
     * How many examples of a label go where: each to the part that lacks most of its share. What is rounded away for one label is made up
     * for with the next, so that many rare labels are shared too.
     */
    private static int[] wanted(List<Bundle> bundles, double[] shares, List<List<Member>> parts) {
        int[] wanted = new int[shares.length];
        int placed = parts.stream().mapToInt(List::size).sum();
        int examples =
                bundles.stream().mapToInt(bundle -> bundle.members().size()).sum();
        for (int i = 1; i <= examples; i++) {
            int most = 0;
            double mostLack = Double.NEGATIVE_INFINITY;
            for (int part = 0; part < shares.length; part++) {
                double lack = shares[part] * (placed + i) - parts.get(part).size() - wanted[part];
                if (shares[part] > 0 && lack > mostLack + ROUNDING) {
                    most = part;
                    mostLack = lack;
                }
            }
            wanted[most]++;
        }
        return wanted;
    }

    private static List<Example<?, ?>> inOrder(List<Member> members) {
        return members.stream()
                .sorted(Comparator.comparing(Member::place))
                .<Example<?, ?>>map(Member::example)
                .toList();
    }

    /**
     * An example with its place in the order.
     *
     * @param label its expected output; empty if those are no labels
     */
    private record Member(Example<?, ?> example, String place, String label) {}

    /** Examples that stay together: those of a group, and those with the same input. */
    private record Bundle(String label, String place, List<Member> members) {

        static Bundle of(List<Member> members) {
            Map<String, Integer> labels = new TreeMap<>();
            members.forEach(member -> labels.merge(member.label(), 1, Integer::sum));
            String most = labels.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
            String first =
                    members.stream().map(Member::place).sorted().findFirst().orElseThrow();
            return new Bundle(most, first, members);
        }
    }

    private List<Bundle> bundles(List<Example<?, ?>> examples) {
        List<String> inputs =
                examples.stream().map(example -> text(example.input())).toList();
        List<String> expected =
                examples.stream().map(example -> text(example.expected())).toList();
        boolean labeled = areLabels((int) expected.stream().distinct().count(), examples.size());
        int[] root = IntStream.range(0, examples.size()).toArray();
        join(root, inputs);
        if (!groupBy.isEmpty()) {
            join(root, Groups.of(examples, groupBy));
        }
        Map<Integer, List<Member>> byRoot = new HashMap<>();
        for (int i = 0; i < root.length; i++) {
            String place = Digest.of(List.of(String.valueOf(seed), inputs.get(i), expected.get(i)));
            byRoot.computeIfAbsent(rootOf(root, i), first -> new ArrayList<>())
                    .add(new Member(examples.get(i), place, labeled ? expected.get(i) : ""));
        }
        return byRoot.values().stream()
                .map(Bundle::of)
                .sorted(Comparator.comparing(Bundle::label).thenComparing(Bundle::place))
                .toList();
    }

    private static void join(int[] root, List<String> names) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < root.length; i++) {
            Integer other = first.putIfAbsent(names.get(i), i);
            if (other != null) {
                root[rootOf(root, i)] = rootOf(root, other);
            }
        }
    }

    private static int rootOf(int[] root, int index) {
        int at = index;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** What has no input or no output is refused by the preflight, with its split. */
    private static String text(@Nullable Object value) {
        return value == null ? "" : ValueText.stable(value);
    }
}
