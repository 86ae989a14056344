package dev.attune.report.page;

import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.FrontRecord.Candidate;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.Preference;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.FrontChart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the candidates of a search score and cost, as a picture and in words. */
final class FrontParts {

    private static final String TITLE = "What the candidates score and cost";

    private FrontParts() {}

    /** With a preference all can be seen at once; without one it is there for who may want one. */
    static List<Element> of(OptimizationRecord search) {
        FrontRecord front = search.front();
        List<Element> parts = new ArrayList<>();
        Preference rule = front.rule();
        if (rule != null) {
            parts.add(Parts.line(
                    "blue", "The rule: " + rule.inWords() + ".", front.decision() == null ? "" : front.decision()));
        }
        FrontChart.of(search).ifPresent(chart -> {
            Element picture = chart.image(TITLE);
            if (rule == null) {
                parts.add(Parts.details(
                        TITLE,
                        List.of(
                                picture,
                                Parts.quiet(
                                        "The best score wins. @Prefer takes a cheaper one that scores nearly as well."),
                                table(search))));
            } else {
                parts.add(picture);
                parts.add(Parts.details(TITLE + ", in numbers", List.of(table(search))));
            }
        });
        return parts;
    }

    private static Element table(OptimizationRecord search) {
        List<Candidate> candidates = search.front().candidates();
        boolean timed = candidates.stream().anyMatch(one -> one.latency() != null);
        List<String> header = new ArrayList<>(List.of(
                "",
                search.objective(),
                Parts.heading(candidates.stream()
                        .map(one -> one.score().estimate().interval())
                        .toList()),
                "tokens a run, mean"));
        if (timed) {
            header.add("time of a run, median");
        }
        header.addAll(List.of("trial", "choices"));
        return Parts.table(
                TITLE, header, candidates.stream().map(one -> row(one, timed)).toList());
    }

    private static List<String> row(Candidate one, boolean timed) {
        List<String> row = new ArrayList<>(List.of(
                one.taken() ? "winner" : one.onFront() ? "beaten by no other" : "",
                Numbers.score(one.score().estimate().mean()),
                Numbers.range(one.score().estimate().interval()),
                tokens(one.tokens())));
        if (timed) {
            row.add(time(one.latency()));
        }
        row.add(Numbers.count(one.trial()));
        row.add(SearchSection.inWords(one.configuration()));
        return row;
    }

    private static String tokens(@Nullable Double tokens) {
        return tokens == null ? "not known" : Numbers.count(Math.round(tokens));
    }

    private static String time(@Nullable Duration time) {
        return time == null ? "not known" : Numbers.duration(time);
    }
}
