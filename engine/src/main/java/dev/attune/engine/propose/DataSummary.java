package dev.attune.engine.propose;

import dev.attune.engine.data.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Summarizes the training data: the model notes observations on batches of examples, then sums them up in two or three sentences
 * (MIPRO, appendix C.1).
 */
final class DataSummary {

    private static final int BATCH = 10;
    private static final int MAX_CALLS = 10;
    private static final String COMPLETE = "COMPLETE";

    /** Longer values say little more about the task and do not fit small models. */
    private static final int VALUE_LENGTH = 300;

    /** Observations are fed back with each batch; this many characters of them leave room for the batch in small contexts. */
    private static final int OBSERVATIONS_LENGTH = 2000;

    private static final String OBSERVE = """
            You are given several examples of a data set. Write observations about trends that hold for most or all of them: \
            topics, content, syntax, length, the task they are meant for. Be brief.""";
    private static final String OBSERVE_MORE = """
            You are given several examples of a data set and the observations made so far. Write only observations that are \
            new. If there is nothing to add, answer COMPLETE.""";
    private static final String SUMMARIZE =
            "Summarize these observations about a data set in two to three sentences. Give only the most important details.";

    private final ProposerCalls calls;
    private final RefusedAnswers refusals;

    DataSummary(ProposerCalls calls, RefusedAnswers refusals) {
        this.calls = calls;
        this.refusals = refusals;
    }

    /** The calls that a summary of that many examples takes at most. */
    static int calls(int examples) {
        return Math.min(MAX_CALLS, (examples + BATCH - 1) / BATCH) + 1;
    }

    /** The summary; empty if the model gave none. */
    String write(List<? extends Example<?, ?>> examples) {
        List<String> observations = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < examples.size() && number < MAX_CALLS; from += BATCH) {
            String batch = examples.subList(from, Math.min(examples.size(), from + BATCH)).stream()
                    .map(DataSummary::describe)
                    .collect(Collectors.joining("\n"));
            boolean first = observations.isEmpty();
            String answer = first
                    ? ask(OBSERVE, "Examples:\n" + batch, number)
                    : ask(
                            OBSERVE_MORE,
                            "Examples:\n" + batch + "\n\nObservations so far:\n" + kept(observations),
                            number);
            number++;
            if (!first && answer.toUpperCase(Locale.ROOT).startsWith(COMPLETE)) {
                break;
            }
            if (!answer.isEmpty()) {
                observations.add(answer);
            }
        }
        return observations.isEmpty() ? "" : ask(SUMMARIZE, "Observations:\n" + kept(observations), number);
    }

    private String ask(String system, String user, int number) {
        return refusals.grounding(
                        "the summary of the data", calls.ask(system, user, ProposerContext.TEMPERATURE, number))
                .orElse("");
    }

    /** The first observations, which say the most, in up to half of the room; the later ones share the rest evenly. */
    private static String kept(List<String> observations) {
        String first = Shortened.text(observations.get(0), OBSERVATIONS_LENGTH / 2);
        List<String> later = observations.subList(1, observations.size());
        int each = later.isEmpty() ? 0 : (OBSERVATIONS_LENGTH - first.length()) / later.size();
        return Stream.concat(Stream.of(first), later.stream().map(text -> Shortened.text(text, each)))
                .collect(Collectors.joining("\n"));
    }

    static String describe(Example<?, ?> example) {
        if (example.fields().isEmpty()) {
            return "- input: " + cut(example.input()) + "; output: " + cut(example.expected());
        }
        return example.fields().entrySet().stream()
                .map((Map.Entry<String, Object> field) -> field.getKey() + ": " + cut(field.getValue()))
                .collect(Collectors.joining("; ", "- ", ""));
    }

    private static String cut(Object value) {
        return Shortened.line(value, VALUE_LENGTH);
    }
}
