package dev.attune.engine.propose;

import dev.attune.engine.data.Example;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
        StringBuilder observations = new StringBuilder();
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
                            "Examples:\n" + batch + "\n\nObservations so far:\n" + last(observations),
                            number);
            number++;
            if (!first && answer.toUpperCase(Locale.ROOT).startsWith(COMPLETE)) {
                break;
            }
            if (!answer.isEmpty()) {
                observations.append(answer).append('\n');
            }
        }
        return observations.isEmpty() ? "" : ask(SUMMARIZE, "Observations:\n" + last(observations), number);
    }

    private String ask(String system, String user, int number) {
        return refusals.grounding(
                        "the summary of the data", calls.ask(system, user, ProposerContext.TEMPERATURE, number))
                .orElse("");
    }

    private static String last(StringBuilder text) {
        return text.substring(Math.max(0, text.length() - OBSERVATIONS_LENGTH));
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
        String text = String.valueOf(value).replaceAll("\\s+", " ");
        return text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH) + "…";
    }
}
