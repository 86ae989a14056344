package dev.attune.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Answers requests of Attune and of DSPy in the form they ask for. How often an answer is right depends on the system message, so that a search
 * has something to find. One thread at a time.
 */
final class StubAnswers implements Function<String, String> {

    private static final double LEAST_RIGHT = 0.3;
    private static final double SPREAD = 0.5;
    private static final Pattern QUESTION = Pattern.compile("Which code has item (\\d+)");
    private static final Pattern DSPY_FIELD = Pattern.compile("\\[\\[ ## (\\w+) ## ]]");
    private static final int SENTENCES = 4;
    private static final List<String> VERBS = List.of(
            "read", "weigh", "check", "copy", "compare", "sort", "count", "name", "follow", "mark", "test", "keep");
    private static final List<String> NOUNS = List.of(
            "line", "number", "digit", "column", "heading", "note", "page", "letter", "rule", "case", "margin",
            "figure", "entry", "label", "sign");
    private static final String DSPY_ASKS = "Respond with the corresponding output fields";

    private final Map<String, Integer> asked = new HashMap<>();

    static String question(int number) {
        return "Which code has item " + number + " of the list?";
    }

    static String expected(int number) {
        return "code-" + number;
    }

    @Override
    public String apply(String request) {
        int fields = request.lastIndexOf(DSPY_ASKS);
        if (fields >= 0) {
            return dspy(request, request.substring(fields));
        }
        // a proposer is shown such prompts further on
        String system = request.substring(0, Math.max(0, request.indexOf("\"user\"")));
        if (system.contains("Answer in this form:\\nTopic: ")) {
            return "Topic: lists";
        }
        if (system.contains("Answer in this form:\\nAnswer: ")) {
            return "Answer: " + answer(request);
        }
        return instruction(request);
    }

    private String dspy(String request, String form) {
        StringBuilder answer = new StringBuilder();
        List<String> fields = new ArrayList<>();
        Matcher field = DSPY_FIELD.matcher(form);
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

    /** Another answer to each request, equal ones too, as at a temperature: proposals that say the same are refused. */
    private String instruction(String request) {
        RandomGenerator draw = random(asked.merge(request, 1, Integer::sum) + request);
        StringBuilder text = new StringBuilder("Give the code of the item");
        for (int i = 0; i < SENTENCES; i++) {
            text.append(i == 0 ? ", and " : "; ")
                    .append(VERBS.get(draw.nextInt(VERBS.size())))
                    .append(" each ")
                    .append(NOUNS.get(draw.nextInt(NOUNS.size())));
        }
        return text.append(".").toString();
    }

    private static RandomGenerator random(String text) {
        CRC32C hash = new CRC32C();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(hash.getValue());
    }

    /** A number from 0 to 1 that depends on a text alone. */
    private static double share(String text) {
        return random(text).nextDouble();
    }
}
