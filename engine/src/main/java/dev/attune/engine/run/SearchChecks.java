package dev.attune.engine.run;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.Artifact;
import dev.attune.runtime.ArtifactException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of the searches of a program before they begin. */
record SearchChecks(ProgramDefinition definition, Prepared prepared) {

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        try {
            if (prepared.settings().mode() == Mode.AUTO) {
                acceptedArtifact().ifPresent(checks::add);
            }
            checks.addAll(new CallEstimate(definition, prepared).checks());
        } catch (ArtifactException e) {
            checks.add(new Check("accepted artifact", Status.WARNING, String.valueOf(e.getMessage())));
        }
        Workload workload = prepared.workload();
        for (OptimizerSpec spec : definition.optimizers()) {
            spec.optimizer()
                    .warnings(workload)
                    .forEach(warning -> checks.add(new Check(spec.optimizer().name(), Status.WARNING, warning)));
        }
        if (!workload.unlabeled().isEmpty()) {
            checks.add(new Check(
                    "labeled demos",
                    Status.OK,
                    "no training example names values for the fields of " + String.join(", ", workload.unlabeled())
                            + ": demos of these come from runs of the program only"));
        }
        return checks;
    }

    private Optional<Check> acceptedArtifact() {
        Artifacts artifacts = new Artifacts(prepared.settings(), definition.className());
        return artifacts.readAccepted().map(artifact -> upToDateOrStale(artifact, artifacts));
    }

    private Check upToDateOrStale(Artifact artifact, Artifacts artifacts) {
        List<OptimizerSpec> specs = definition.optimizers();
        OptimizerSpec maker = specs.stream()
                .filter(spec -> spec.optimizer().name().equals(artifact.optimizer()))
                .findFirst()
                .orElse(specs.get(0));
        return new OptimizerRun(definition, prepared, maker)
                .staleness()
                .map(why -> new Check(
                        "accepted artifact",
                        Status.WARNING,
                        artifacts.accepted() + " is stale: " + why + "; a search follows"))
                .orElseGet(() -> new Check(
                        "accepted artifact",
                        Status.OK,
                        artifacts.accepted() + " is up to date: no search, just the gate"));
    }
}
