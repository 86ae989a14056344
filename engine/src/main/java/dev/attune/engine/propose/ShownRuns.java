package dev.attune.engine.propose;

import dev.attune.engine.data.NamedValues;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Outcome;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.ModuleCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Runs of the program that a proposer learns from: what went in, what was expected, what came out, what the metric says, and what the
 * modules passed on.
 *
 * @param objective the metric
 * @param module the module whose instruction is to be written; empty: all modules
 * @param limits how much is shown
 */
record ShownRuns(MetricDefinition objective, String module, RequestLimits limits) {

    private static final int FAILED = 4;
    private static final int GOOD = 2;
    private static final int MOST_CALLS = 8;
    private static final String ENDED_BY_TOOL = "no answer, since a tool has ended the call";

    /** Of the runs that failed, the worst come first in question; among equal ones chance decides. */
    String failed(Evaluation evaluation, RandomGenerator random) {
        List<Result> failed = shuffled(evaluation, random).stream()
                .filter(run -> score(run) < objective.max())
                .sorted(Comparator.comparingDouble(ShownRuns::score))
                .toList();
        return render(different(failed.subList(0, Math.min(failed.size(), Math.max(FAILED, (failed.size() + 1) / 2)))));
    }

    /** The best runs, of those that are better than the mean. */
    String good(Evaluation evaluation, RandomGenerator random) {
        double mean = evaluation.mean();
        return render(shuffled(evaluation, random).stream()
                .filter(run -> score(run) > mean || score(run) >= objective.max())
                .sorted(Comparator.comparingDouble(ShownRuns::score).reversed())
                .limit(GOOD)
                .toList());
    }

    /** All runs that count and in which the module was called, in their order. */
    String each(Evaluation evaluation) {
        return render(usable(evaluation));
    }

    /** One run, with what each module was given. */
    String whole(Result run) {
        return render(run, true);
    }

    /** Runs that count and in which the module was called, in a random order. */
    private List<Result> shuffled(Evaluation evaluation, RandomGenerator random) {
        return RandomStreams.shuffled(usable(evaluation), random);
    }

    private List<Result> usable(Evaluation evaluation) {
        return evaluation.results().stream()
                .filter(run -> run.outcome().counted().isPresent())
                .filter(run -> module.isEmpty()
                        || run.prediction().trace().calls().stream()
                                .anyMatch(call -> call.module().equals(module)))
                .toList();
    }

    private static double score(Result run) {
        return run.outcome().counted().orElse(Double.NaN);
    }

    /** A few runs, those first that differ in what is expected. */
    private static List<Result> different(List<Result> runs) {
        Set<String> seen = new HashSet<>();
        List<Result> chosen = new ArrayList<>();
        List<Result> alike = new ArrayList<>();
        for (Result run : runs) {
            (seen.add(String.valueOf(run.example().expected())) ? chosen : alike).add(run);
        }
        chosen.addAll(alike);
        return chosen.subList(0, Math.min(FAILED, chosen.size()));
    }

    private String render(List<Result> runs) {
        return runs.stream().map(run -> render(run, false)).collect(Collectors.joining("\n"));
    }

    private String render(Result run, boolean whole) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "- score: %.3f%n", score(run)).replace("\r", ""));
        line(text, "input", value(run.example().input()));
        line(text, "expected", value(run.example().expected()));
        line(text, "got", got(run));
        if (run.outcome() instanceof Outcome.Scored scored && scored.feedback() != null) {
            line(text, "feedback", Shortened.line(scored.feedback(), limits.value()));
        }
        List<ModuleCall> calls = run.prediction().trace().calls();
        calls.stream()
                .limit(MOST_CALLS)
                .forEach(call -> line(
                        text,
                        "call of " + call.module(),
                        passed(call, whole || call.module().equals(module))));
        return Shortened.text(text.toString().stripTrailing(), limits.run());
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("  ").append(label).append(": ").append(value).append('\n');
    }

    private String got(Result run) {
        if (run.prediction() instanceof Prediction.Answered answered) {
            return value(answered.output());
        }
        return "no output; "
                + Shortened.line(
                        ((Prediction.Unanswered) run.prediction()).failure().reason(), limits.value());
    }

    /** What a module passed on, and what it was given if that is shown. */
    private String passed(ModuleCall call, boolean showsInputs) {
        String given = showsInputs ? ProposerRequest.fields(call.inputs(), limits.value()) : "";
        if (call.outputs().isEmpty() && call.failure() == null) {
            return given.isEmpty() ? ENDED_BY_TOOL : given + " => " + ENDED_BY_TOOL;
        }
        String wrote = call.outputs().isEmpty()
                ? "an answer that cannot be used: " + Shortened.line(call.answer(), limits.value())
                : ProposerRequest.fields(call.outputs(), limits.value());
        return given.isEmpty() ? wrote : given + " => " + wrote;
    }

    private String value(Object value) {
        Map<String, Object> named = NamedValues.of(value);
        return named.isEmpty() ? Shortened.line(value, limits.value()) : ProposerRequest.fields(named, limits.value());
    }
}
