package dev.attune.engine.propose;

import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts the answers of the proposer model that were refused, and why. Thread-safe. */
final class RefusedAnswers {

    /** Answers may come in any order. */
    private static final Comparator<Purpose> PURPOSES = Comparator.comparing(Purpose::what);

    private final Consumer<String> progress;
    private final Map<Purpose, Counts> counts = new TreeMap<>(PURPOSES);

    /**
     * Counts from nothing.
     *
     * @param progress is told of each refusal
     */
    RefusedAnswers(Consumer<String> progress) {
        this.progress = progress;
    }

    private record Purpose(String what, String effect) {}

    private static final class Counts {
        private final Map<String, Integer> reasons = new LinkedHashMap<>();
        private int asked;

        private int refused() {
            return reasons.values().stream().mapToInt(Integer::intValue).sum();
        }

        private String describe() {
            return reasons.entrySet().stream()
                    .map(reason -> reason.getValue() + " × " + reason.getKey())
                    .collect(Collectors.joining(", "));
        }
    }

    /** The text of an answer that is to be an instruction. */
    Optional<String> instruction(String module, ProposerAnswer answer) {
        return text(new Purpose("proposals for " + module, "so the search may have fewer candidates"), answer);
    }

    /** The text of an answer in which proposals are to be grounded. */
    Optional<String> grounding(String what, ProposerAnswer answer) {
        return text(new Purpose("answers for " + what, "so proposals are grounded in less"), answer);
    }

    private synchronized Optional<String> text(Purpose purpose, ProposerAnswer answer) {
        Counts own = counts.computeIfAbsent(purpose, p -> new Counts());
        own.asked++;
        if (answer instanceof Refused refused) {
            own.reasons.merge(kind(refused.reason()), 1, Integer::sum);
            progress.accept("refused one of the " + purpose.what() + ": " + refused.reason());
            return Optional.empty();
        }
        return Optional.of(((Text) answer).text());
    }

    /** A reason without what it quotes, which differs from answer to answer. */
    private static String kind(String reason) {
        int quote = reason.indexOf(" (\"");
        return quote < 0 ? reason : reason.substring(0, quote);
    }

    /** One warning for each purpose of which answers were refused. */
    synchronized List<String> warnings() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().refused() > 0)
                .map(entry -> entry.getValue().refused() + " of " + entry.getValue().asked + " "
                        + entry.getKey().what() + " were refused, "
                        + entry.getKey().effect() + ": "
                        + entry.getValue().describe() + ".")
                .toList();
    }
}
