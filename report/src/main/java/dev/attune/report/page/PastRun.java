package dev.attune.report.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.RunInfo.ArtifactInfo;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a program came to in one run, as the history keeps it. Immutable.
 *
 * @param version that of this form
 * @param programClass the fully qualified name of the class
 * @param time when the last leaf ended
 * @param run the id of the run: the same for the same run anywhere
 * @param mode the mode, in lower case
 * @param replayed whether all answers came from a recording
 * @param commit the commit; null if nobody knows
 * @param outcome how the worst leaf ended
 * @param gates what the gates measured
 * @param usd what it has cost, in US dollars; null if no price is known
 * @param calls calls answered by models
 * @param artifact the hash of the artifact that was judged or accepted; null if there is none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PastRun(
        int version,
        @JsonProperty("class") String programClass,
        String time,
        String run,
        String mode,
        boolean replayed,
        @Nullable String commit,
        String outcome,
        List<Gate> gates,
        @Nullable BigDecimal usd,
        long calls,
        @Nullable String artifact) {

    static final int VERSION = 1;

    private static final int SHORT = 8;

    /** @throws IllegalArgumentException if it is of another version, or no run can have been like this */
    public PastRun {
        if (version != VERSION) {
            throw new IllegalArgumentException("it is of version " + version + ", and this is version " + VERSION);
        }
        Objects.requireNonNull(programClass, "it has no class");
        Objects.requireNonNull(run, "it has no run");
        Objects.requireNonNull(mode, "it has no mode");
        Objects.requireNonNull(outcome, "it has no outcome");
        if (Instant.parse(time).isBefore(Instant.EPOCH) || calls < 0) {
            throw new IllegalArgumentException("its time or its number of calls is negative");
        }
        gates = List.copyOf(gates);
    }

    /**
     * What a gate measured.
     *
     * @param metric the name of the metric
     * @param verdict the decision, in lower case
     * @param unoptimized the score of the unoptimized program
     * @param winner the score of the winner
     * @param gain the paired difference of both
     */
    public record Gate(String metric, String verdict, Score unoptimized, Score winner, Score gain) {

        /** Checks that all of it is there. */
        public Gate {
            Objects.requireNonNull(metric, "a gate has no metric");
            Objects.requireNonNull(verdict, "a gate has no verdict");
            Objects.requireNonNull(unoptimized, "a gate has no score of the unoptimized program");
            Objects.requireNonNull(winner, "a gate has no score of the winner");
            Objects.requireNonNull(gain, "a gate has no gain");
        }
    }

    /**
     * A mean with its interval.
     *
     * @param mean the mean
     * @param low the low end
     * @param high the high end
     * @param confidence of the interval
     * @param examples how many examples counted
     */
    public record Score(double mean, double low, double high, double confidence, int examples) {

        /** @throws IllegalArgumentException if that is no interval */
        public Score {
            Interval.requireConfidence(confidence);
            if (!(Double.isFinite(mean) && Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
                throw new IllegalArgumentException(
                        "a score is " + mean + " with an interval from " + low + " to " + high);
            }
        }

        static Score of(ScoreRecord score) {
            return of(
                    score.estimate().mean(),
                    score.estimate().interval(),
                    score.estimate().count());
        }

        static Score of(PairedDifference difference) {
            return of(difference.mean(), difference.interval(), difference.count());
        }

        private static Score of(double mean, Interval interval, int examples) {
            return new Score(mean, interval.low(), interval.high(), interval.confidence(), examples);
        }

        Interval interval() {
            return new Interval(low, high, confidence);
        }
    }

    /** What a program has come to by now; empty if it did not get as far as to know its run. */
    public static Optional<PastRun> of(ProgramRun program) {
        return program.last().map(leaf -> of(program, leaf, Objects.requireNonNull(leaf.run())));
    }

    private static PastRun of(ProgramRun program, LeafRecord last, RunInfo info) {
        return new PastRun(
                VERSION,
                program.program().programClass(),
                last.ended().toString(),
                info.id(),
                info.mode(),
                info.replayed(),
                info.commit(),
                program.outcome().orElse(Outcome.SKIPPED).label(),
                program.gates().stream().map(PastRun::gate).toList(),
                info.usd(),
                program.usage().calls(),
                artifact(program, info));
    }

    private static Gate gate(GateRecord gate) {
        return new Gate(
                gate.metric(),
                gate.verdict().name().toLowerCase(Locale.ROOT),
                Score.of(gate.baseline()),
                Score.of(gate.winner()),
                Score.of(gate.difference()));
    }

    /** That of the optimizer that the gates judged; else the accepted one. */
    private static @Nullable String artifact(ProgramRun program, RunInfo info) {
        Optional<ArtifactInfo> judged = program.gates().stream()
                .findFirst()
                .flatMap(gate -> info.artifacts().stream()
                        .filter(artifact ->
                                !artifact.accepted() && artifact.path().endsWith(gate.optimizer() + ".json"))
                        .findFirst());
        return judged.or(() ->
                        info.artifacts().stream().filter(ArtifactInfo::accepted).findFirst())
                .map(ArtifactInfo::sha256)
                .orElse(null);
    }

    Optional<Gate> gate(String metric) {
        return gates.stream().filter(gate -> gate.metric().equals(metric)).findFirst();
    }

    /** When it was and of what. */
    String inWords() {
        return day() + (commit == null ? "" : ", commit " + shortened(commit));
    }

    String day() {
        return time.substring(0, "2026-03-01".length());
    }

    static String shortened(@Nullable String hash) {
        return hash == null ? "" : hash.substring(0, Math.min(SHORT, hash.length()));
    }
}
