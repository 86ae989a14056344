package dev.attune.engine.preflight;

import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.data.Example;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.SplitPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often each expected output occurs in a split, where these are labels: few, and the same ones again and again.
 *
 * @param split the split in words: training, validation, test
 * @param counts how often each occurs, by its text
 * @param examples the number of examples
 */
record LabelBalance(String split, Map<String, Integer> counts, int examples) {

    /** The share of one label above which a program that knows nothing else looks good. */
    private static final double MOST_OF_A_SPLIT = 0.8;

    private static final int SHOWN = 60;

    /** One check; empty if the expected outputs of no split are labels. */
    static Optional<Check> check(Splits splits) {
        LabelBalance train = of("training", splits.train());
        List<LabelBalance> labeled =
                List.of(train, of("validation", splits.validationOnly()), of("test", splits.test())).stream()
                        .filter(LabelBalance::isOfLabels)
                        .toList();
        if (labeled.isEmpty()) {
            return Optional.empty();
        }
        List<String> warnings = new ArrayList<>();
        labeled.forEach(balance -> balance.oneLabelAlmostOnly().ifPresent(warnings::add));
        if (train.examples() > 0) {
            labeled.forEach(balance -> balance.unknownTo(train).ifPresent(warnings::add));
        }
        return Optional.of(
                warnings.isEmpty()
                        ? new Check("labels", Status.OK, "no label makes up most of a split, and all are trained on")
                        : new Check("labels", Status.WARNING, String.join("; ", warnings)));
    }

    private static LabelBalance of(String split, List<Example<?, ?>> examples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        examples.forEach(example -> counts.merge(ValueText.of(example.expected()), 1, Integer::sum));
        return new LabelBalance(split, counts, examples.size());
    }

    private boolean isOfLabels() {
        return SplitPlan.areLabels(counts.size(), examples);
    }

    private Optional<String> oneLabelAlmostOnly() {
        Map.Entry<String, Integer> most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
        if (most.getValue() <= MOST_OF_A_SPLIT * examples) {
            return Optional.empty();
        }
        return Optional.of(most.getValue() + " of " + examples + " " + split + " examples expect \""
                + shortened(most.getKey()) + "\": a program that always answers so is right as often");
    }

    private Optional<String> unknownTo(LabelBalance train) {
        List<String> unknown = counts.keySet().stream()
                .filter(label -> !train.counts.containsKey(label))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(unknown.size() + " of " + counts.size() + " labels of the " + split
                        + " split are not in the training split, such as \"" + shortened(unknown.get(0)) + "\"");
    }

    private static String shortened(String label) {
        return label.length() <= SHOWN ? label : label.substring(0, SHOWN) + "…";
    }
}
