package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.event.WorthRecord.Effect;
import dev.attune.engine.event.WorthRecord.Part;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What each change of a winner was worth: on test examples, or else on those that chose it. */
final class WorthSection {

    /** Of fewer examples, an interval says nothing but that they are few. */
    private static final int FEWEST = 10;

    private WorthSection() {}

    /** What the gates have measured, and what the searches have found before; empty if neither is there. */
    static Optional<Element> of(ProgramRun run) {
        List<Element> parts = new ArrayList<>();
        WorthRecord worth = run.worth();
        boolean measured = worth != null && worth.measured();
        if (worth != null) {
            parts.addAll(measured ? measured(run, worth) : List.of(Parts.quiet(unmeasured(worth))));
        }
        run.searches().stream()
                .filter(search -> !search.attribution().isEmpty())
                .forEach(search -> parts.addAll(
                        measured
                                ? List.of(
                                        Parts.details("As the search by " + search.optimizer() + " saw it", of(search)))
                                : of(search)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(Parts.section("What each change was worth", parts));
    }

    private static List<Element> measured(ProgramRun run, WorthRecord worth) {
        List<Interval> intervals = worth.parts().stream()
                .flatMap(part -> part.effects().stream())
                .map(Effect::difference)
                .filter(Objects::nonNull)
                .map(PairedDifference::interval)
                .toList();
        List<Element> rows = new ArrayList<>();
        List<Part> droppable = worth.parts().stream()
                .filter(part -> !part.effects().isEmpty() && isDroppable(run, part))
                .toList();
        for (Part part : worth.parts()) {
            boolean first = true;
            for (Effect effect : part.effects()) {
                rows.add(row(part, effect, first && droppable.contains(part), intervals));
                first = false;
            }
        }
        List<Element> parts = new ArrayList<>();
        parts.add(Parts.grid(
                "What each change was worth on test examples",
                List.of("module", "part", "metric", "worth", "", Parts.heading(intervals), "test examples"),
                rows,
                Set.of(3, 6)));
        parts.add(Parts.quiet(
                "Worth is the winner minus the winner with that part put back to that of the unoptimized program, on"
                        + " the same test examples, measured after the gates had decided. Parts interact; they do not add"
                        + " up. Each interval stands for itself: of many, some exclude zero by chance."));
        droppable.stream().findFirst().ifPresent(part -> parts.add(Parts.quiet(dropping(part))));
        worth.notes().forEach(note -> parts.add(Parts.quiet(note)));
        return parts;
    }

    private static String dropping(Part part) {
        return "To search without a part, put @Frozen on its module: @Frozen(PromptPart."
                + part.part().name() + ") on " + part.module() + ", for example.";
    }

    private static String unmeasured(WorthRecord worth) {
        return "On test examples this was not measured: "
                + worth.parts().stream()
                        .flatMap(part -> part.effects().stream())
                        .map(Effect::reason)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("no example counts")
                + ".";
    }

    private static Element row(Part part, Effect effect, boolean droppable, List<Interval> intervals) {
        PairedDifference difference = effect.difference();
        Element badges = tag("td");
        badge(effect).ifPresent(badges::add);
        if (droppable) {
            badges.add(badge("could be dropped"));
        }
        if (effect.reason() != null) {
            badges.text(" " + effect.reason());
        }
        return tag("tr")
                .add(
                        tag("th", "scope", "row").text(part.module()),
                        tag("td").text(part.part().name().toLowerCase(Locale.ROOT)),
                        tag("td").add(Parts.code(effect.metric())),
                        tag("td", "class", "number").text(difference == null ? "" : Numbers.change(difference.mean())),
                        badges,
                        tag("td").text(difference == null ? "" : Parts.cell(difference.interval(), intervals)),
                        tag("td", "class", "number").text(difference == null ? "" : Numbers.count(difference.count())));
    }

    private static Optional<Element> badge(Effect effect) {
        PairedDifference difference = effect.difference();
        if (difference == null) {
            return Optional.of(badge("not measured"));
        }
        if (effect.measurable()) {
            return difference.mean() > 0 ? Optional.empty() : Optional.of(badge("does harm"));
        }
        return Optional.of(badge(difference.count() < FEWEST ? "too few examples to tell" : "no measurable effect"));
    }

    /** Not of what the race found worth keeping, which has seen more runs of it, if of other examples. */
    private static boolean isDroppable(ProgramRun run, Part part) {
        return part.droppable()
                && part.effects().stream()
                        .allMatch(effect -> effect.difference() != null
                                && effect.difference().count() >= FEWEST)
                && run.searches().stream()
                        .filter(search -> search.optimizer().equals(judged(run)))
                        .flatMap(search -> search.attribution().stream())
                        .filter(found -> found.module().equals(part.module()) && found.part() == part.part())
                        .map(Attribution::share)
                        .noneMatch(share -> share != null && share.mean() > share.deviation());
    }

    private static String judged(ProgramRun run) {
        return run.worth() == null ? "" : run.worth().judged();
    }

    private static List<Element> of(OptimizationRecord search) {
        List<Interval> intervals = search.attribution().stream()
                .map(worth -> worth.difference().interval())
                .toList();
        return List.of(
                Parts.grid(
                        "What each change was worth, found by " + search.optimizer(),
                        List.of(
                                "module",
                                "part",
                                "worth",
                                "",
                                Parts.heading(intervals),
                                "validation examples",
                                "share of the gain"),
                        search.attribution().stream()
                                .map(worth -> row(worth, intervals))
                                .toList(),
                        Set.of(2, 5)),
                Parts.quiet("Worth in " + search.objective()
                        + " is the winner minus the winner with that part put back to that of the unoptimized program,"
                        + " on the same validation examples. Parts interact; they do not add up."
                        + shares(search)));
    }

    private static String shares(OptimizationRecord search) {
        if (search.attribution().stream().allMatch(worth -> worth.share() == null)) {
            return "";
        }
        double sum = search.attribution().stream()
                .map(Attribution::share)
                .filter(Objects::nonNull)
                .mapToDouble(Attribution.Share::mean)
                .sum();
        return " Shares of the gain are Shapley values with their standard deviations. They do add up"
                + (sum == 0
                        ? "."
                        : ", to the gain of " + Numbers.score(sum) + " that the search expects on validation examples.")
                + " Only the test examples of a gate measure the gain itself.";
    }

    private static Element row(Attribution worth, List<Interval> intervals) {
        Attribution.Share share = worth.share();
        return tag("tr")
                .add(
                        tag("th", "scope", "row").text(worth.module()),
                        tag("td").text(worth.part().name().toLowerCase(Locale.ROOT)),
                        tag("td", "class", "number")
                                .text(Numbers.change(worth.difference().mean())),
                        tag("td").add(badges(worth)),
                        tag("td").text(Parts.cell(worth.difference().interval(), intervals)),
                        tag("td", "class", "number")
                                .text(Numbers.count(worth.difference().count())),
                        tag("td")
                                .text(
                                        share == null
                                                ? ""
                                                : Numbers.change(share.mean()) + " ± "
                                                        + Numbers.score(share.deviation())));
    }

    private static List<Element> badges(Attribution worth) {
        if (worth.measurable()) {
            return List.of();
        }
        Attribution.Share share = worth.share();
        if (share != null && Math.abs(share.mean()) > 2 * share.deviation()) {
            return List.of(badge("not shown by these examples alone, but by the whole race"));
        }
        if (worth.difference().count() < FEWEST) {
            return List.of(badge("too few examples to tell"));
        }
        Element none = badge("no measurable effect");
        boolean pays = worth.difference().mean() > 0 || (share != null && share.mean() > share.deviation());
        return pays ? List.of(none) : List.of(none, badge("could be dropped"));
    }

    private static Element badge(String words) {
        return tag("span", "class", "badge").text(words);
    }
}
