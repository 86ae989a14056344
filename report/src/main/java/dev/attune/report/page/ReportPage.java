package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.SentPrompt;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Page;
import dev.attune.report.html.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The report of a run as one page: one file, no script, nothing loaded from anywhere. From top to bottom it answers what was decided and
 * what to do next, against what, what each change was worth, what changed, which examples, and at what cost.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportPage {

    private static final Element PLACE = tag("div", "id", "programs");

    private static final String TITLE = "<title>Attune</title>";

    /** Its address, its name, and how it ended. */
    private static final Pattern HEADING =
            Pattern.compile("<article id=\"([^\"]*)\"><h2>([^<]*)(?:<span [^>]*>([^<]*)</span>)?</h2>");

    private ReportPage() {}

    /** The page of one program. */
    public static String of(ProgramRun run) {
        return of(List.of(article(run)));
    }

    /**
     * The page of several programs.
     *
     * @param articles what {@link #article} has made of each
     */
    public static String of(List<String> articles) {
        return Page.of("Attune", "What was decided, why, and what to do next.", "narrow", PLACE)
                .replace(TITLE, "<title>" + title(articles) + "</title>")
                .replace(PLACE.toString(), contents(articles) + String.join("\n", articles));
    }

    /** What tells this page from others among the tabs of a browser: the program, or how many programs ended how. Markup already. */
    private static String title(List<String> articles) {
        List<MatchResult> headings = headings(articles);
        if (headings.size() == 1) {
            return name(headings.get(0)) + " – Attune";
        }
        Map<String, Long> outcomes = headings.stream()
                .filter(heading -> heading.group(3) != null)
                .collect(Collectors.groupingBy(heading -> heading.group(3), TreeMap::new, Collectors.counting()));
        return Stream.concat(
                        outcomes.entrySet().stream()
                                .map(ended -> Numbers.count(ended.getValue()) + " "
                                        + ended.getKey().toLowerCase(Locale.ROOT)),
                        Stream.of("Attune"))
                .collect(Collectors.joining(", "))
                .replaceFirst(", Attune$", " – Attune");
    }

    private static List<MatchResult> headings(List<String> articles) {
        return articles.stream()
                .flatMap(article -> HEADING.matcher(article).results().limit(1))
                .toList();
    }

    private static String name(MatchResult heading) {
        return heading.group(2).strip() + (heading.group(3) == null ? "" : ": " + heading.group(3));
    }

    /** The headings of several programs, so that a red one far below is not missed. They are markup already. */
    private static String contents(List<String> articles) {
        return articles.size() < 2
                ? ""
                : headings(articles).stream()
                        .map(heading -> "<li><a href=\"#" + heading.group(1) + "\">" + name(heading) + "</a></li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** What the page says of one program. */
    public static String article(ProgramRun run) {
        Element article = tag("article", "id", anchor(run));
        Element heading = tag("h2").text(run.program().programName());
        run.worst()
                .ifPresent(worst -> heading.text(" ")
                        .add(tag("span", "class", Tone.of(worst.outcome()).key())
                                .text(Outcomes.inWords(worst).toUpperCase(Locale.ROOT))));
        article.add(heading);
        run.leaves().stream()
                .reduce((first, second) -> second)
                .map(LeafRecord::ended)
                .ifPresent(
                        ended -> article.add(Parts.quiet(run.program().programClass() + ", " + Numbers.time(ended))));
        BuildEffect.of(run).ifPresent(article::add);
        article.add(VerdictSection.of(run));
        if (!run.comparisons().isEmpty()) {
            article.add(ComparisonSection.of(run.comparisons()));
        }
        ComparedSection.of(run).ifPresent(article::add);
        WorthSection.of(run).ifPresent(article::add);
        List<ModuleChange> modules = modules(run);
        if (!modules.isEmpty()) {
            article.add(ModulesSection.of(
                    modules,
                    prompts(run),
                    tried(run),
                    run.gates().isEmpty() ? null : run.gates().get(0)));
        }
        run.gates().stream()
                .filter(gate -> !gate.examples().isEmpty())
                .forEach(gate -> article.add(ExamplesSection.of(gate)));
        run.searches().forEach(search -> article.add(SearchSection.of(search)));
        if (CostSection.isAny(run)) {
            article.add(CostSection.of(run));
        }
        HistorySection.of(run).ifPresent(article::add);
        return article.add(ProvenanceSection.of(run)).toString();
    }

    /** Without characters that mean something in an address. */
    private static String anchor(ProgramRun run) {
        return run.program().programClass().replaceAll("[^\\p{L}\\p{N}._$-]", "-");
    }

    /** Those that the gates judged, or else those of the last search that has a winner. */
    private static List<ModuleChange> modules(ProgramRun run) {
        return ofWinner(run, GateRecord::modules, OptimizationRecord::modules);
    }

    private static List<SentPrompt> prompts(ProgramRun run) {
        return ofWinner(run, GateRecord::prompts, OptimizationRecord::prompts);
    }

    /** Of the search that found what the gates judged, or of the last one that has a winner. */
    private static List<TriedInstruction> tried(ProgramRun run) {
        return run.searches().stream()
                .filter(search -> !search.modules().isEmpty())
                .filter(search -> run.gates().isEmpty()
                        || search.optimizer().equals(run.gates().get(0).optimizer()))
                .reduce((first, second) -> second)
                .map(OptimizationRecord::tried)
                .orElse(List.of());
    }

    private static <T> List<T> ofWinner(
            ProgramRun run, Function<GateRecord, List<T>> judged, Function<OptimizationRecord, List<T>> found) {
        return run.gates().isEmpty()
                ? run.searches().stream()
                        .filter(search -> !search.modules().isEmpty())
                        .map(found)
                        .reduce((first, second) -> second)
                        .orElse(List.of())
                : judged.apply(run.gates().get(0));
    }
}
