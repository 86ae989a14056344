package dev.attune.engine.junit.reader;

import dev.attune.annotations.Chain;
import dev.attune.annotations.Ensemble;
import dev.attune.annotations.Prefer;
import dev.attune.engine.event.Preference;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import org.jspecify.annotations.Nullable;

/** Reads which of several candidates that score nearly the same wins. */
final class PreferenceReader {

    private PreferenceReader() {}

    /**
     * That of a class; null if it has none, or one that is a problem.
     *
     * @param objective the metric in whose units it is; null if there is none, which is a problem of its own
     * @param searches whether the class has an optimizer
     */
    static @Nullable Preference read(
            Class<?> type, @Nullable MetricSpec objective, boolean searches, Problems problems) {
        Prefer prefer = AnnotationFinder.one(type, Prefer.class, problems).orElse(null);
        if (prefer == null) {
            return null;
        }
        if (!searches) {
            problems.ofClass("has @Prefer and no optimizer whose winner it could choose");
            return null;
        }
        if (AnnotationFinder.isPresent(type, Chain.class)) {
            problems.ofClass(
                    "has @Prefer and @Chain, whose stages hand on the best they have found and not several to choose "
                            + "from; take one of them away");
            return null;
        }
        if (AnnotationFinder.isPresent(type, Ensemble.class)) {
            problems.ofClass(
                    "has @Prefer and @Ensemble, which lets several candidates answer a call and so takes more and not "
                            + "less; take one of them away");
            return null;
        }
        if (objective == null) {
            return null;
        }
        double range = objective.max() - objective.min();
        if (!(prefer.within() >= 0 && prefer.within() <= range)) {
            problems.ofClass("has @Prefer(within = " + prefer.within() + "); it is at least 0 and at most the range of "
                    + objective.name() + ", which is " + range);
            return null;
        }
        return new Preference(prefer.least(), prefer.within());
    }
}
