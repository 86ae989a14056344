package dev.attune.report;

import dev.attune.annotations.Role;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.PricedModel;
import dev.attune.engine.event.RoleUsage;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.Usage;
import dev.attune.runtime.artifact.Difference;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leaves of a run of a question answering program with two modules, and how they ended. */
public final class LeafFixtures {

    static final String PROGRAM_CLASS = "com.example.qa.MultiHopQaTest";

    static final String PROGRAM_ID = "[engine:attune]/[class:" + PROGRAM_CLASS + "]";

    private LeafFixtures() {}

    public static LeafRecord end(LeafRecord.Outcome outcome, @Nullable String message) {
        return end(leaf("optimizer:mipro"), LeafRecord.Kind.OPTIMIZER, "mipro", 2, outcome, message);
    }

    /** The leaf of an optimizer in verify mode, whose artifact these changes have made stale. */
    public static LeafRecord stale(List<Difference> changes) {
        return inMode(
                "verify",
                end(LeafRecord.Outcome.STALE, "Artifact not up to date: a.json is stale:\n  - and more"),
                changes);
    }

    /** The leaf of an optimizer that has found no artifact. */
    public static LeafRecord missing(String mode) {
        return inMode(mode, end(LeafRecord.Outcome.MISSING, "there is none at a.json"), List.of());
    }

    private static LeafRecord inMode(String mode, LeafRecord leaf, List<Difference> changes) {
        RunInfo run = Objects.requireNonNull(leaf.run());
        return with(leaf, leaf.leaf(), in(run, mode, run.output(), run.journals()), changes);
    }

    private static RunInfo in(RunInfo run, String mode, Path output, Path journals) {
        return new RunInfo(
                run.id(),
                mode,
                run.replayed(),
                run.commit(),
                output,
                journals,
                run.usd(),
                run.roles(),
                run.artifacts(),
                run.next());
    }

    private static LeafRecord with(LeafRecord leaf, LeafInfo info, @Nullable RunInfo run, List<Difference> changes) {
        return new LeafRecord(
                info,
                leaf.kind(),
                leaf.name(),
                leaf.position(),
                leaf.outcome(),
                leaf.message(),
                leaf.ended(),
                leaf.duration(),
                run,
                changes);
    }

    public static LeafRecord end(
            LeafInfo leaf,
            LeafRecord.Kind kind,
            String name,
            int position,
            LeafRecord.Outcome outcome,
            @Nullable String message) {
        return new LeafRecord(
                leaf,
                kind,
                name,
                position,
                outcome,
                message,
                Instant.parse("2026-03-01T09:30:00Z"),
                Duration.ofSeconds(3),
                new RunInfo(
                        "run-1",
                        "optimize",
                        false,
                        null,
                        Path.of("target", "attune"),
                        Path.of("target", "attune", "journals"),
                        new BigDecimal("0.0123"),
                        List.of(
                                new RoleUsage(
                                        Role.TASK,
                                        new PricedModel(
                                                "openai:gpt-4o-mini", new BigDecimal("0.15"), new BigDecimal("0.60")),
                                        new Usage(40, 2, 60_000, 5_500)),
                                new RoleUsage(
                                        Role.PROPOSER,
                                        new PricedModel("openai:own", null, null),
                                        new Usage(3, 0, 900, 120))),
                        List.of(new RunInfo.ArtifactInfo(Path.of("a.json"), true, "ab".repeat(32))),
                        "`mvn test -Dattune.mode=accept`"));
    }

    static LeafInfo withId(String uniqueId) {
        return new LeafInfo(uniqueId, PROGRAM_CLASS, "Multi-hop question answering", List.of("WriteQuery"));
    }

    /** The same of a run that writes into another folder. */
    public static LeafRecord end(LeafRecord leaf, Path output) {
        RunInfo run = Objects.requireNonNull(leaf.run());
        return with(leaf, leaf.leaf(), in(run, run.mode(), output, output.resolve("journals")), leaf.stale());
    }

    /** The same of another program. */
    public static LeafRecord end(LeafRecord leaf, String programClass) {
        LeafInfo other = new LeafInfo(leaf.leaf().uniqueId(), programClass, "Another", List.of());
        return with(leaf, other, leaf.run(), leaf.stale());
    }

    static LeafInfo leaf(String segment) {
        return new LeafInfo(
                PROGRAM_ID + "/[" + segment + "]",
                PROGRAM_CLASS,
                "Multi-hop question answering",
                List.of("WriteQuery", "AnswerQuestion"));
    }

    public static PreflightRecord preflight() {
        return new PreflightRecord(
                leaf("preflight:preflight"),
                List.of(
                        new PreflightRecord.Check(
                                "Splits are apart",
                                PreflightRecord.Status.OK,
                                "80 train, 60 validation, 40 test examples"),
                        new PreflightRecord.Check(
                                "Test split is large enough",
                                PreflightRecord.Status.WARNING,
                                "40 examples tell a gain of 0.020 from none only one time in ten; 900 would do"),
                        new PreflightRecord.Check(
                                "Models are set", PreflightRecord.Status.FAILED, "no model for the role PROPOSER")));
    }
}
