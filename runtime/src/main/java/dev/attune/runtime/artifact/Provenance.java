package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.attune.runtime.artifact.Artifact.Score;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Which run an artifact comes from, what its gates said, and who accepted it. Immutable.
 *
 * @param run the id of the run: a hash of all that it depended on, so that the same run anywhere has the same id
 * @param gates what the gates decided on the test split, in the order of the program; empty if none has judged the artifact
 * @param accepted who accepted it; empty for a candidate
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"run", "gates", "accepted"})
public record Provenance(String run, List<Gate> gates, List<Acceptance> accepted) {

    /** Copies the lists. */
    public Provenance {
        gates = List.copyOf(gates);
        accepted = List.copyOf(accepted);
    }

    /** Returns the provenance of a candidate that no gate has judged yet. */
    public static Provenance of(String run) {
        return new Provenance(run, List.of(), List.of());
    }

    /** Returns this with what a gate decided, instead of what it decided before. */
    public Provenance with(Gate gate) {
        Stream<Gate> others = gates.stream().filter(other -> !other.metric().equals(gate.metric()));
        return new Provenance(run, Stream.concat(others, Stream.of(gate)).toList(), accepted);
    }

    /** Returns this as accepted by someone. */
    public Provenance with(Acceptance acceptance) {
        return new Provenance(run, gates, List.of(acceptance));
    }

    /** Returns this as it was before someone accepted it. */
    public Provenance asCandidate() {
        return new Provenance(run, gates, List.of());
    }

    /**
     * What a gate decided.
     *
     * @param metric the name of its metric
     * @param verdict {@code PASSED}, {@code FAILED} or {@code INCONCLUSIVE}
     * @param scores the scores on the test split, by what was measured: {@value #UNOPTIMIZED}, {@value #ACCEPTED} if there was another accepted
     *     artifact, and {@value #CANDIDATE}
     */
    @JsonPropertyOrder({"metric", "verdict", "scores"})
    public record Gate(String metric, String verdict, Map<String, Score> scores) {

        /** The program with the prompts of the source. */
        public static final String UNOPTIMIZED = "unoptimized";

        /** The program with the prompts that were accepted then. */
        public static final String ACCEPTED = "accepted";

        /** The program with the prompts of this artifact. */
        public static final String CANDIDATE = "candidate";

        /** Copies the map, keeping its order. */
        public Gate {
            scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        }
    }

    /**
     * Who accepted an artifact.
     *
     * @param by the name of the person, or of what acted for one
     * @param at when, in UTC, such as {@code 2026-03-01T09:30:00Z}
     */
    @JsonPropertyOrder({"by", "at"})
    public record Acceptance(String by, String at) {}
}
