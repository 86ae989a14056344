package dev.attune.engine.evaluate;

import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.predict.Failure.ProgramFailed;
import dev.attune.engine.predict.Failure.Refused;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.runtime.UnreadableAnswerException;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Tells a program that cannot run from one that bad answers make fail.
 *
 * <p>What is thrown before any module has answered, no answer can have caused: where that, or a model that refuses the request, is what
 * comes of nine in ten examples of the unoptimized program, the set-up is wrong and the run is aborted before anything is searched. What
 * is thrown after an answer may be the fault of the answer, however often it is thrown and however equal the exceptions are (a model that
 * answers in prose makes {@code Integer.parseInt} fail on every example): then a prompt may cure it, and it is searched for one.
 * Only if none of the prompts tried does, the run is aborted at its end. A program that cannot be built, or lacks a class, aborts the run
 * wherever that happens.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SetUpErrors {

    private static final double NEARLY_ALL = 0.9;

    private SetUpErrors() {}

    /**
     * Checks the unoptimized program.
     *
     * @throws RunAbortedException if no prompt could make it run; the message shows the first failure
     */
    public static void check(Evaluation unoptimized) {
        check(unoptimized, "the unoptimized program");
    }

    /**
     * Checks a program in the same way.
     *
     * @param whose whose evaluation it is, such as {@code the unoptimized program}
     * @throws RunAbortedException if no prompt could make it run; the message shows the first failure
     */
    public static void check(Evaluation evaluation, String whose) {
        requireNotNearlyAll(
                evaluation,
                SetUpErrors::isOfTheSetUp,
                whose + " did not come to an answer on %d of %d examples, which no prompt can cure; the first: %s");
    }

    /**
     * Checks the best program of a search.
     *
     * @throws RunAbortedException if it fails nearly always, so that there is nothing to judge; the message shows the first failure
     */
    public static void checkCured(Evaluation best) {
        requireNotNearlyAll(
                best,
                result -> result.failedBy(ProgramFailed.class),
                "the best program still failed on %d of %d examples, and no prompt that was tried cured it; the first: %s");
    }

    private static void requireNotNearlyAll(Evaluation evaluation, Predicate<Result> fault, String message) {
        int counted = evaluation.results().size() - evaluation.notCounted();
        long faults = evaluation.results().stream().filter(fault).count();
        if (faults == 0 || faults < NEARLY_ALL * counted) {
            return;
        }
        String first = evaluation.results().stream()
                .filter(fault)
                .map(Remarks::reason)
                .findFirst()
                .orElse("");
        boolean refused = evaluation.results().stream()
                .filter(fault)
                .findFirst()
                .filter(result -> result.failedBy(Refused.class))
                .isPresent();
        throw new RunAbortedException(
                refused ? RunAbortedException.Fault.MODELS : RunAbortedException.Fault.USER_CODE,
                message.formatted(faults, counted, first));
    }

    private static boolean isOfTheSetUp(Result result) {
        return result.failedBy(Refused.class)
                || (result.failedBy(ProgramFailed.class) && !wasAnswered(result.prediction()));
    }

    private static boolean wasAnswered(Prediction prediction) {
        return prediction.trace().calls().stream()
                .anyMatch(call -> call.failure() == null || call.failure() instanceof UnreadableAnswerException);
    }
}
