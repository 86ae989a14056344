package dev.attune.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.TrialRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a leaf is.
 *
 * @param program the class of its program
 * @param name its name
 * @param state {@code running}, or how it ended
 * @param trials how many trials have ended
 * @param best the best full evaluation so far; null if there is none
 * @param said what it said last
 * @param process the process that runs it
 */
record LeafStatus(
        String program,
        String name,
        String state,
        int trials,
        @Nullable Double best,
        String said,
        long process) {

    private static final String RUNNING = "running";
    private static final Pattern SEGMENT = Pattern.compile("\\[([^:\\]]*):([^\\]]*)]");

    /** A leaf, or a program after its leaves, of which nothing is known but its id. */
    static LeafStatus running(String uniqueId) {
        Matcher segments = SEGMENT.matcher(uniqueId);
        String program = "";
        String name = "";
        while (segments.find()) {
            if (segments.group(1).equals("class")) {
                program = segments.group(2);
            } else if (!segments.group(1).equals("engine")) {
                name = segments.group(2);
            }
        }
        return new LeafStatus(
                program, name, RUNNING, 0, null, "", ProcessHandle.current().pid());
    }

    LeafStatus saying(String message) {
        return new LeafStatus(program, name, name.isEmpty() ? "" : state, trials, best, message, process);
    }

    LeafStatus after(TrialRecord trial) {
        Double so = Double.isFinite(trial.bestFullScore()) ? (Double) trial.bestFullScore() : best;
        return new LeafStatus(program, name, state, trials + 1, so, said, process);
    }

    LeafStatus ended(LeafRecord leaf) {
        return new LeafStatus(
                leaf.leaf().programClass(),
                leaf.name(),
                leaf.outcome().label(),
                trials,
                best,
                leaf.message() == null ? said : leaf.message(),
                process);
    }

    /** Whether its process has ended without saying how the leaf did. */
    boolean isLost() {
        return state.equals(RUNNING)
                && !ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("program", program)
                .put("name", name)
                .put("state", state)
                .put("trials", trials)
                .put("best", best)
                .put("said", said)
                .put("process", process);
    }

    static LeafStatus read(JsonNode leaf) {
        JsonNode score = leaf.path("best");
        return new LeafStatus(
                leaf.path("program").asText(),
                leaf.path("name").asText(),
                leaf.path("state").asText(),
                leaf.path("trials").asInt(),
                score.isNumber() ? (Double) score.asDouble() : null,
                leaf.path("said").asText(),
                leaf.path("process").asLong());
    }
}
