package dev.attune.report;

import dev.attune.engine.event.LeafInfo;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The labels of a leaf, by which Allure groups and filters. They take the place of those that JUnit's view of the leaf suggests. */
final class LeafLabels {

    /** One for each module of the program. */
    static final String MODULE = "module";
    /** The optimizer that ran, or whose winner was judged. */
    static final String OPTIMIZER = "optimizer";

    private LeafLabels() {}

    /**
     * Labels a result.
     *
     * @param optimizer the optimizer the leaf is about; null: none, as for the checks before a run
     */
    static void apply(TestResult result, LeafInfo leaf, @Nullable String optimizer) {
        List<Label> labels = new ArrayList<>();
        labels.add(ResultsUtils.createFrameworkLabel("attune"));
        labels.add(ResultsUtils.createPackageLabel(leaf.programClass()));
        labels.add(ResultsUtils.createTestClassLabel(leaf.programClass()));
        labels.add(ResultsUtils.createParentSuiteLabel("Attune"));
        labels.add(ResultsUtils.createSuiteLabel(leaf.programName()));
        labels.add(ResultsUtils.createEpicLabel(leaf.programName()));
        for (String module : leaf.modules()) {
            labels.add(ResultsUtils.createFeatureLabel(module));
            labels.add(ResultsUtils.createLabel(MODULE, module));
        }
        if (optimizer != null) {
            labels.add(ResultsUtils.createSubSuiteLabel(optimizer));
            labels.add(ResultsUtils.createStoryLabel(optimizer));
            labels.add(ResultsUtils.createLabel(OPTIMIZER, optimizer));
        }
        Set<String> ours = labels.stream().map(Label::getName).collect(Collectors.toSet());
        result.getLabels().removeIf(label -> ours.contains(label.getName()));
        result.getLabels().addAll(labels);
        // the only labels that Allure 2 can search for; those of JUnit stay
        leaf.modules().forEach(module -> result.getLabels().add(ResultsUtils.createTagLabel(module)));
        if (optimizer != null) {
            result.getLabels().add(ResultsUtils.createTagLabel(optimizer));
        }
    }
}
