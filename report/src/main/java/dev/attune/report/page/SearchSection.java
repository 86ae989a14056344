package dev.attune.report.page;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.TrialsChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The search: its course, its best candidates, and how the choices scored that it made. */
final class SearchSection {

    private static final int MOST_CANDIDATES = 10;

    private SearchSection() {}

    static Element of(OptimizationRecord search) {
        List<Element> parts = new ArrayList<>();
        String reason = search.statusReason();
        parts.add(Parts.quiet(search.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (reason == null ? "" : ": " + reason) + "; "
                + (search.trials().isEmpty()
                        ? "no trial."
                        : Numbers.count(search.trials().size(), "trial")
                                + ", each of one candidate on some or all validation examples.")));
        StageTable.of(search).ifPresent(parts::add);
        TrialsChart.of(search).ifPresent(chart -> parts.add(chart.image("Scores in the course of the search")));
        if (search.trials().stream().anyMatch(trial -> trial.kind() == TrialRecord.Kind.BLOCK)) {
            parts.add(Parts.quiet(
                    "A block is a few examples, so its score jumps. The green line moves only when a candidate"
                            + " has been measured on all of them."));
        }
        parts.addAll(FrontParts.of(search));
        if (!search.trials().isEmpty()) {
            parts.add(Parts.details(
                    "The best candidates",
                    List.of(
                            candidates(search),
                            Parts.quiet(
                                    "Those with less than half of the runs of the most measured candidate come last, since"
                                            + " their means are often luck."))));
            parts.add(Parts.details("How each choice scored", List.of(choices(search)))
                    .set("class", "long"));
        }
        if (!search.importance().isEmpty()) {
            parts.add(Parts.details("How much each setting mattered", List.of(importance(search))));
        }
        List<String> notes =
                search.phases().stream().flatMap(SearchSection::notes).toList();
        if (!notes.isEmpty()) {
            parts.add(Parts.details(
                            "Notes of the phases",
                            notes.stream().map(Parts::quiet).toList())
                    .set("class", "long"));
        }
        return Parts.section("Search, " + search.optimizer(), parts);
    }

    private static Stream<String> notes(PhaseRecord phase) {
        return phase.notes().stream().map(note -> phase.stage() == null ? note : phase.stage() + ": " + note);
    }

    private static Element importance(OptimizationRecord search) {
        return Parts.table(
                "How much each setting mattered",
                List.of("setting", "share"),
                search.importance().entrySet().stream()
                        .map(share -> List.of(share.getKey(), Numbers.percent(share.getValue())))
                        .toList());
    }

    /** Scores of the same choices, of several evaluations together. */
    private record Tally(List<Integer> trials, int examples, double sum) {

        static final Tally NONE = new Tally(List.of(), 0, 0);

        Tally plus(TrialRecord trial) {
            List<Integer> numbers = new ArrayList<>(trials);
            numbers.add(trial.number());
            return new Tally(numbers, examples + trial.examples(), sum + trial.score() * trial.examples());
        }

        double mean() {
            return sum / examples;
        }
    }

    private static List<TrialRecord> counted(OptimizationRecord search) {
        return search.trials().stream()
                .filter(trial -> trial.examples() > 0 && Double.isFinite(trial.score()))
                .toList();
    }

    private static Element candidates(OptimizationRecord search) {
        Map<Map<String, String>, Tally> tallies = new LinkedHashMap<>();
        counted(search)
                .forEach(trial -> tallies.merge(
                        trial.configuration(), Tally.NONE.plus(trial), (tally, one) -> tally.plus(trial)));
        int most = tallies.values().stream().mapToInt(Tally::examples).max().orElse(0);
        List<List<String>> rows = tallies.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Map<String, String>, Tally> entry) ->
                                entry.getValue().examples() * 2 < most)
                        .thenComparing(entry -> -entry.getValue().mean()))
                .limit(MOST_CANDIDATES)
                .map(entry -> List.of(
                        isWinner(search, entry.getKey()) ? "winner" : "",
                        Numbers.score(entry.getValue().mean()),
                        Numbers.count(entry.getValue().examples()),
                        numbers(entry.getValue().trials()),
                        inWords(entry.getKey())))
                .toList();
        return Parts.table(
                "The best candidates",
                List.of("", "mean " + search.objective() + " on validation examples", "runs", "trials", "choices"),
                rows);
    }

    private static String numbers(List<Integer> trials) {
        String all = String.join(", ", trials.stream().map(String::valueOf).toList());
        return all.length() <= 60 ? all : Numbers.count(trials.size(), "trial");
    }

    static String inWords(Map<String, String> configuration) {
        return configuration.isEmpty()
                ? "unoptimized program"
                : String.join(
                        "; ",
                        configuration.entrySet().stream()
                                .map(choice -> choice.getKey() + ": " + choice.getValue())
                                .toList());
    }

    /** A winner's prompts name where they come from in the words of the choices. */
    private static boolean isWinner(OptimizationRecord search, Map<String, String> configuration) {
        int voters = search.modules().stream()
                .mapToInt(module -> 1 + module.votesWith().size())
                .max()
                .orElse(1);
        String vote = configuration.get(TrialRecord.VOTE);
        return !configuration.isEmpty()
                && !search.modules().isEmpty()
                && (voters == 1 ? vote == null : vote != null && vote.startsWith(voters + " "))
                && search.modules().stream()
                        .allMatch(module -> configuration
                                        .getOrDefault(module.module() + " instruction", module.instructionOrigin())
                                        .equals(module.instructionOrigin())
                                && configuration
                                        .getOrDefault(module.module() + " demos", module.demosOrigin())
                                        .equals(module.demosOrigin())
                                && configuration
                                        .getOrDefault(
                                                module.module() + " layout",
                                                module.layout().inWords())
                                        .equals(module.layout().inWords()));
    }

    private static Element choices(OptimizationRecord search) {
        Map<List<String>, Tally> tallies = new LinkedHashMap<>();
        for (TrialRecord trial : counted(search)) {
            trial.configuration()
                    .forEach((variable, value) -> tallies.merge(
                            List.of(variable, value), Tally.NONE.plus(trial), (tally, one) -> tally.plus(trial)));
        }
        List<List<String>> rows = tallies.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<List<String>, Tally> entry) ->
                                entry.getKey().get(0))
                        .thenComparing(entry -> -entry.getValue().mean()))
                .map(entry -> List.of(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        Numbers.score(entry.getValue().mean()),
                        Numbers.count(entry.getValue().examples())))
                .toList();
        return Parts.table(
                "How each choice scored",
                List.of(
                        "variable",
                        "choice",
                        "mean " + search.objective() + " on validation examples, whatever the others were",
                        "runs"),
                rows);
    }
}
