package dev.attune.engine.evaluate;

import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.predict.Failure;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** What a score does not show of the examples behind it, in sentences. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Remarks {

    private Remarks() {}

    /**
     * What became of the examples without a prediction, but for answers that could not be read: a sentence for each kind, with the
     * first of it.
     *
     * @param evaluation the evaluation
     * @param whose whose it is, such as {@code the winner}
     * @param worst the lowest value of the metric
     */
    public static List<String> of(Evaluation evaluation, String whose, double worst) {
        List<String> remarks = new ArrayList<>();
        add(
                remarks,
                evaluation,
                Failure.ProgramFailed.class,
                " examples made " + whose + " fail" + countAs(evaluation, worst));
        add(
                remarks,
                evaluation,
                Failure.Refused.class,
                " requests of " + whose + " were refused" + countAs(evaluation, worst));
        add(remarks, evaluation, Failure.Lost.class, " examples of " + whose + " are not counted");
        return remarks;
    }

    /** A sentence on the answers that could not be read; empty if all could. */
    public static List<String> ofUnreadable(Evaluation evaluation, String whose, double worst) {
        return evaluation.unreadable() == 0
                ? List.of()
                : List.of(
                        evaluation.unreadable() + " of " + evaluation.results().size() + " answers of " + whose
                                + " could not be read" + countAs(evaluation, worst) + ".");
    }

    /** Why there is no prediction; empty if there is one. */
    static String reason(Result result) {
        return result.outcome().failure().map(Failure::reason).orElse("");
    }

    private static void add(List<String> remarks, Evaluation evaluation, Class<? extends Failure> kind, String what) {
        int count = evaluation.count(kind);
        if (count > 0) {
            String first = evaluation.results().stream()
                    .filter(result -> result.failedBy(kind))
                    .map(Remarks::reason)
                    .findFirst()
                    .orElse("");
            remarks.add(count + " of " + evaluation.results().size() + what + "; the first: " + first);
        }
    }

    private static String countAs(Evaluation evaluation, double worst) {
        if (evaluation.ofSet() != null) {
            return ", and count as bad answers";
        }
        return ", and count as " + (worst == Math.rint(worst) ? String.valueOf((long) worst) : worst);
    }
}
