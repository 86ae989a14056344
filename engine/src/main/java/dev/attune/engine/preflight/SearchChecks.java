package dev.attune.engine.preflight;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.config.Mode;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of the searches of a program before they begin. */
record SearchChecks(PreparedProgram prepared) {

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        try {
            if (prepared.settings().mode() == Mode.AUTO) {
                acceptedArtifact().ifPresent(checks::add);
            }
            checks.addAll(new CallEstimate(prepared).checks());
        } catch (ArtifactException e) {
            checks.add(new Check("accepted artifact", Status.WARNING, String.valueOf(e.getMessage())));
        }
        Workload workload = prepared.workload();
        for (OptimizerSpec spec : prepared.definition().optimizers()) {
            spec.optimizer()
                    .warnings(workload)
                    .forEach(warning -> checks.add(new Check(spec.name(), Status.WARNING, warning)));
        }
        Preference preference = prepared.definition().preference();
        if (preference != null) {
            checks.addAll(new PreferenceChecks(prepared, preference).checks());
        }
        workload.unlabeled()
                .forEach((module, missing) -> checks.add(new Check(
                        "labeled demos",
                        noneLabeled(workload) ? Status.WARNING : Status.OK,
                        "no training example names values for the fields of " + module
                                + ": demos of it come from runs of the program only, unless the examples are made "
                                + "with their values, as in"
                                + " Example.of(id, input, expected)" + missing)));
        return checks;
    }

    /** A program of which one module has labels may need none for the others; one without any lacks what its data could give. */
    private static boolean noneLabeled(Workload workload) {
        return workload.unlabeled().size() == workload.modules().size();
    }

    private Optional<Check> acceptedArtifact() {
        ArtifactStore artifacts = prepared.artifacts();
        return artifacts.readAccepted().map(artifact -> upToDateOrStale(artifact, artifacts));
    }

    private Check upToDateOrStale(Artifact artifact, ArtifactStore artifacts) {
        List<OptimizerSpec> specs = prepared.definition().optimizers();
        OptimizerSpec maker = specs.stream()
                .filter(spec -> spec.name().equals(artifact.optimizer()))
                .findFirst()
                .orElse(specs.get(0));
        List<String> changes = prepared.artifacts(maker).staleness().stream()
                .map(Difference::sentence)
                .toList();
        return changes.isEmpty()
                ? new Check(
                        "accepted artifact",
                        Status.OK,
                        artifacts.accepted() + " is up to date: no search, just the gate")
                : new Check(
                        "accepted artifact",
                        Status.WARNING,
                        artifacts.accepted() + " is stale: " + String.join("; ", changes) + "; a search follows");
    }
}
