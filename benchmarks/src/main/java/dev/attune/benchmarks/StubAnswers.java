package dev.attune.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Answers requests of Attune and of DSPy in the form they ask for. How often an answer is right depends on the system message, so that a search
 * has something to find.
 */
final class StubAnswers implements Function<String, String> {

    private static final double LEAST_RIGHT = 0.3;
    private static final double SPREAD = 0.5;
    private static final Pattern QUESTION = Pattern.compile("Which code has item (\\d+)");
    private static final Pattern DSPY_FIELD = Pattern.compile("\\[\\[ ## (\\w+) ## ]]");
    private static final String DSPY_ASKS = "Respond with the corresponding output fields";

    static String question(int number) {
        return "Which code has item " + number + " of the list?";
    }

    static String expected(int number) {
        return "code-" + number;
    }

    @Override
    public String apply(String request) {
        int asked = request.lastIndexOf(DSPY_ASKS);
        if (asked >= 0) {
            return dspy(request, request.substring(asked));
        }
        if (request.contains("Answer in this form:\\nTopic: ")) {
            return "Topic: lists";
        }
        if (request.contains("Answer in this form:\\nAnswer: ")) {
            return "Answer: " + answer(request);
        }
        return instruction(request);
    }

    private static String dspy(String request, String asked) {
        StringBuilder answer = new StringBuilder();
        List<String> fields = new ArrayList<>();
        Matcher field = DSPY_FIELD.matcher(asked);
        while (field.find()) {
            fields.add(field.group(1));
        }
        for (String name : fields) {
            String value = switch (name) {
                case "completed" -> "";
                case "answer" -> answer(request);
                case "topic" -> "lists";
                default -> instruction(request);
            };
            answer.append("[[ ## ")
                    .append(name)
                    .append(" ## ]]\n")
                    .append(value)
                    .append("\n\n");
        }
        return answer.toString();
    }

    /** The code of the last item that is asked for, or none. */
    private static String answer(String request) {
        int user = request.indexOf("\"user\"");
        double right = LEAST_RIGHT + SPREAD * share(request.substring(0, Math.max(0, user)));
        Matcher question = QUESTION.matcher(request);
        String number = "";
        while (question.find()) {
            number = question.group(1);
        }
        return share(request) < right ? "code-" + number : "unknown";
    }

    private static String instruction(String request) {
        return "Find the item that the question names, and give its code exactly as the list has it, by rule "
                + (int) (1_000_000 * share(request)) + ".";
    }

    /** A number from 0 to 1 that depends on a text alone. */
    private static double share(String text) {
        CRC32C hash = new CRC32C();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(hash.getValue()).nextDouble();
    }
}
