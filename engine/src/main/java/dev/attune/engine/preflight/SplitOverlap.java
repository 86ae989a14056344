package dev.attune.engine.preflight;

import dev.attune.engine.data.Example;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.program.PreparedProgram.Splits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds inputs that are in two splits, or nearly so: a program that was tuned on them is measured as better than it is. One thread
 * at a time.
 */
final class SplitOverlap {

    private final Map<String, InputText> byText = new HashMap<>();
    private final Map<String, InputText> byFoldedText = new HashMap<>();
    private final List<String> equal = new ArrayList<>();
    private final List<String> near = new ArrayList<>();
    private final NearDuplicates nearDuplicates;

    private SplitOverlap(List<InputText> all) {
        this.nearDuplicates = new NearDuplicates(all);
    }

    /** One check for equal inputs, and one for nearly equal ones. */
    static List<Check> checks(Splits splits) {
        List<List<InputText>> folds = folds(splits);
        List<InputText> train = folds.stream().flatMap(List::stream).toList();
        List<InputText> validation = inputs("validation split", splits.validationOnly());
        List<InputText> test = inputs("test split", splits.test());
        List<InputText> all = new ArrayList<>(train);
        all.addAll(validation);
        all.addAll(test);
        SplitOverlap overlap = new SplitOverlap(all);
        overlap.compare(folds);
        overlap.compare(validation, "validation", "training split");
        overlap.add(validation);
        overlap.compare(test, "test", "training or validation split");
        return List.of(
                check("duplicates", overlap.equal, "no input is in two splits"),
                check("near-duplicates", overlap.near, "no input is nearly the same in two splits"));
    }

    /** The training split, fold by fold; in one piece if it has none. */
    private static List<List<InputText>> folds(Splits splits) {
        Map<Integer, List<Example<?, ?>>> byFold = new TreeMap<>();
        for (Example<?, ?> example : splits.train()) {
            byFold.computeIfAbsent(splits.folds().byExample().getOrDefault(example.id(), 0), fold -> new ArrayList<>())
                    .add(example);
        }
        return byFold.values().stream()
                .map(fold -> inputs("training split", fold))
                .toList();
    }

    private static List<InputText> inputs(String split, List<Example<?, ?>> examples) {
        return examples.stream().map(example -> InputText.of(split, example)).toList();
    }

    private static Check check(String name, List<String> found, String nothing) {
        return found.isEmpty()
                ? new Check(name, Status.OK, nothing)
                : new Check(name, Status.WARNING, String.join("; ", found) + ". Leave them out of one of the splits");
    }

    private void add(List<InputText> inputs) {
        for (InputText input : inputs) {
            byText.putIfAbsent(input.text(), input);
            byFoldedText.putIfAbsent(input.folded(), input);
            nearDuplicates.add(input);
        }
    }

    /** What is nearly the same is to be in one fold, or a demo gives an answer away. */
    private void compare(List<List<InputText>> folds) {
        List<String> equalPairs = new ArrayList<>();
        List<String> nearPairs = new ArrayList<>();
        for (List<InputText> fold : folds) {
            find(fold, equalPairs, nearPairs);
            add(fold);
        }
        int examples = folds.stream().mapToInt(List::size).sum();
        tell(equalPairs, nearPairs, " of " + examples + " training examples ", "another fold");
    }

    private void compare(List<InputText> inputs, String kind, String earlierSplits) {
        List<String> equalPairs = new ArrayList<>();
        List<String> nearPairs = new ArrayList<>();
        find(inputs, equalPairs, nearPairs);
        tell(equalPairs, nearPairs, " of " + inputs.size() + " " + kind + " examples ", "the " + earlierSplits);
    }

    private void find(List<InputText> inputs, List<String> equalPairs, List<String> nearPairs) {
        for (InputText input : inputs) {
            InputText twin = byText.get(input.text());
            if (twin != null) {
                equalPairs.add(pair(input, twin));
                continue;
            }
            InputText like = input.folded().isEmpty() ? null : byFoldedText.get(input.folded());
            if (like == null) {
                like = nearDuplicates.find(input);
            }
            if (like != null) {
                nearPairs.add(pair(input, like));
            }
        }
    }

    private void tell(List<String> equalPairs, List<String> nearPairs, String of, String earlier) {
        if (!equalPairs.isEmpty()) {
            equal.add(equalPairs.size() + of + "have the input of one of " + earlier + ", the first: "
                    + equalPairs.get(0));
        }
        if (!nearPairs.isEmpty()) {
            near.add(nearPairs.size() + of + "have nearly the input of one of " + earlier + ", the first: "
                    + nearPairs.get(0));
        }
    }

    private static String pair(InputText input, InputText earlier) {
        return input.id() + " of the " + input.split() + " and " + earlier.id() + " of the " + earlier.split();
    }
}
