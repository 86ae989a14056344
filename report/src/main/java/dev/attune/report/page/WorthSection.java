package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What each change of a winner was worth. */
final class WorthSection {

    private static final List<String> HEADER =
            List.of("module", "part", "worth", "interval", "validation examples", "share of the gain", "");

    /** Of fewer examples, an interval says nothing but that they are few. */
    private static final int FEWEST = 10;

    private WorthSection() {}

    static Element of(OptimizationRecord search) {
        return Parts.section(
                "What each change was worth, " + search.objective(),
                List.of(
                        Parts.grid(
                                "What each change was worth, found by " + search.optimizer(),
                                HEADER,
                                search.attribution().stream()
                                        .map(WorthSection::row)
                                        .toList()),
                        Parts.quiet(
                                "Worth is the winner minus the winner with that part put back to the seed's, on the same "
                                        + "validation examples. Parts interact; they do not add up. Shares (Shapley values with their "
                                        + "standard deviations) do" + sum(search)
                                        + "; what the gain is, the test examples of the gate "
                                        + "say.")));
    }

    private static String sum(OptimizationRecord search) {
        double sum = search.attribution().stream()
                .map(Attribution::share)
                .filter(Objects::nonNull)
                .mapToDouble(Attribution.Share::mean)
                .sum();
        return sum == 0 ? "" : ", to the gain of " + Numbers.score(sum) + " that the race expects";
    }

    private static Element row(Attribution worth) {
        Attribution.Share share = worth.share();
        return tag("tr")
                .add(
                        tag("th", "scope", "row").text(worth.module()),
                        tag("td").text(worth.part().name().toLowerCase(Locale.ROOT)),
                        tag("td", "class", "number")
                                .text(Numbers.change(worth.difference().mean())),
                        tag("td").text(Parts.signed(worth.difference().interval())),
                        tag("td", "class", "number")
                                .text(Numbers.count(worth.difference().count())),
                        tag("td")
                                .text(
                                        share == null
                                                ? ""
                                                : Numbers.change(share.mean()) + " ± "
                                                        + Numbers.score(share.deviation())),
                        tag("td").add(badges(worth)));
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
