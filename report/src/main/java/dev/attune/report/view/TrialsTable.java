package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.report.html.Csv;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** All evaluations of a search as a table, for the eye and for a spreadsheet. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrialsTable {

    private TrialsTable() {}

    /** What an evaluation was, in words: {@code Trial 3, minibatch of 35}. */
    public static String name(TrialRecord trial) {
        return switch (trial.kind()) {
            case BASELINE -> "Trial " + trial.number() + ", unoptimized program on " + trial.examples();
            case START -> "Trial " + trial.number() + ", start of the stage on " + trial.examples();
            case MINIBATCH -> "Trial " + trial.number() + ", minibatch of " + trial.examples();
            case TRAINING -> "Trial " + trial.number() + ", training minibatch of " + trial.examples();
            case BLOCK -> "Trial " + trial.number() + ", block of " + trial.examples();
            case FINALIST -> "Trial " + trial.number() + ", finalist on " + trial.examples();
            case PUT_BACK -> "Trial " + trial.number() + ", winner with a choice put back on " + trial.examples();
            case FULL -> "Trial " + trial.number() + ", full evaluation on " + trial.examples();
        };
    }

    /** The score with what it does not show, or why there is none. */
    public static String inWords(TrialRecord trial) {
        return trial.infeasible() == null
                ? Numbers.score(trial.score()) + SummaryParts.lost(trial)
                : "infeasible, " + trial.infeasible();
    }

    public static String page(OptimizationRecord optimization) {
        List<String> variables = variables(optimization);
        Element header = tag("tr").add(number("trial"), head("evaluation"));
        variables.forEach(variable -> header.add(head(variable)));
        List.of(
                        "examples",
                        optimization.objective(),
                        "best so far",
                        "unreadable",
                        "failed",
                        "not counted",
                        "calls",
                        "cached",
                        "tokens in",
                        "tokens out")
                .forEach(name -> header.add(number(name)));
        header.add(head("infeasible"));
        Element body = tag("tbody");
        for (TrialRecord trial : optimization.trials()) {
            body.add(row(trial, variables));
        }
        return Page.of(
                "Trials of " + optimization.optimizer(),
                Numbers.count(optimization.trials().size(), "evaluation") + " on the " + splits(optimization) + " of "
                        + optimization.leaf().programName() + ". Rows in bold are full evaluations.",
                "wide",
                tag("div", "class", "scroll")
                        .add(tag("table", "class", "grid").add(tag("thead").add(header), body)));
    }

    private static String splits(OptimizationRecord optimization) {
        return optimization.trials().stream().anyMatch(trial -> trial.kind() == TrialRecord.Kind.TRAINING)
                ? "training and validation splits"
                : "validation split";
    }

    private static Element row(TrialRecord trial, List<String> variables) {
        Element row = tag("tr", "class", trial.kind().full() ? "strong" : "")
                .add(cell(Integer.toString(trial.number())), tag("td").text(kind(trial)));
        variables.forEach(
                variable -> row.add(tag("td").text(trial.configuration().getOrDefault(variable, ""))));
        return row.add(
                cell(Numbers.count(trial.examples())),
                cell(Numbers.score(trial.score())),
                cell(Numbers.score(trial.bestFullScore())),
                cell(Numbers.count(trial.unreadable())),
                cell(Numbers.count(trial.failed())),
                cell(notCounted(trial)),
                cell(Numbers.count(trial.usage().calls())),
                cell(Numbers.count(trial.usage().cachedCalls())),
                cell(Numbers.count(trial.usage().inputTokens())),
                cell(Numbers.count(trial.usage().outputTokens())),
                tag("td").text(infeasible(trial)));
    }

    private static String notCounted(TrialRecord trial) {
        return trial.notCounted() == 0
                ? "0"
                : Numbers.count(trial.notCounted()) + " of " + Numbers.count(trial.examples() + trial.notCounted());
    }

    private static String infeasible(TrialRecord trial) {
        return Objects.requireNonNullElse(trial.infeasible(), "");
    }

    public static String csv(OptimizationRecord optimization) {
        List<String> variables = variables(optimization);
        List<String> header = new ArrayList<>(List.of("trial", "evaluation"));
        header.addAll(variables);
        header.addAll(List.of("examples", "score", "best_full_score", "unreadable", "failed", "not_counted"));
        header.addAll(List.of("calls", "cached_calls", "input_tokens", "output_tokens", "infeasible"));
        Csv csv = Csv.withHeader(header);
        for (TrialRecord trial : optimization.trials()) {
            csv.number(trial.number()).text(kind(trial));
            variables.forEach(variable -> csv.text(trial.configuration().getOrDefault(variable, "")));
            csv.number(trial.examples())
                    .number(trial.score())
                    .number(trial.bestFullScore())
                    .number(trial.unreadable())
                    .number(trial.failed())
                    .number(trial.notCounted())
                    .number(trial.usage().calls())
                    .number(trial.usage().cachedCalls())
                    .number(trial.usage().inputTokens())
                    .number(trial.usage().outputTokens())
                    .text(infeasible(trial))
                    .endRow();
        }
        return csv.toString();
    }

    private static List<String> variables(OptimizationRecord optimization) {
        return optimization.trials().stream()
                .flatMap(trial -> trial.configuration().keySet().stream())
                .distinct()
                .collect(Collectors.toList());
    }

    private static String kind(TrialRecord trial) {
        return switch (trial.kind()) {
            case BASELINE -> "unoptimized";
            case START -> "start of the stage";
            case MINIBATCH -> "minibatch";
            case TRAINING -> "training minibatch";
            case BLOCK -> "block";
            case FINALIST -> "finalist";
            case PUT_BACK -> "put back";
            case FULL -> "full";
        };
    }

    private static Element head(String name) {
        return tag("th", "scope", "col").text(name);
    }

    private static Element number(String name) {
        return head(name).set("class", "number");
    }

    private static Element cell(String number) {
        return tag("td", "class", "number").text(number);
    }
}
