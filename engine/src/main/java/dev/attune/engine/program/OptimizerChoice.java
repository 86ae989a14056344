package dev.attune.engine.program;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.config.Mode;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.artifact.Artifact;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Of several optimizers of a program, one artifact is accepted: where it is up to date the others have nothing to do, and of several
 * candidates the best by validation score is accepted.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record OptimizerChoice(PreparedProgram prepared) {

    /** Why another optimizer's artifact makes the work of this one needless; empty if none does. */
    public Optional<String> instead(OptimizerSpec spec) {
        Mode mode = prepared.settings().mode();
        if (prepared.definition().optimizers().size() == 1 || mode == Mode.OPTIMIZE) {
            return Optional.empty();
        }
        String name = spec.name();
        Optional<String> other = switch (mode) {
            case ACCEPT -> bestCandidate();
            case COMPARE -> Optional.of(compared());
            default -> upToDate();
        };
        return other.filter(chosen -> !chosen.equals(name)).map(chosen -> switch (mode) {
            case ACCEPT ->
                "the candidate of " + chosen
                        + (isJudged(chosen)
                                ? " is the one that the gates have judged"
                                : " is the best on the validation split");
            case COMPARE -> "the accepted prompts are compared in the leaf of " + chosen;
            default -> "the accepted artifact, of " + chosen + ", is up to date";
        });
    }

    /** The optimizer whose accepted artifact is up to date; empty if there is none. */
    public Optional<String> upToDate() {
        return prepared.definition().optimizers().stream()
                .filter(spec -> prepared.artifacts(spec).upToDate().isPresent())
                .map(OptimizerSpec::name)
                .findFirst();
    }

    /** The optimizer that found the accepted prompts, or the first if the program does not have it any more. */
    private String compared() {
        List<String> names = prepared.definition().optimizers().stream()
                .map(OptimizerSpec::name)
                .toList();
        return prepared.artifacts()
                .readAccepted()
                .map(Artifact::optimizer)
                .filter(names::contains)
                .orElse(names.get(0));
    }

    private Optional<String> bestCandidate() {
        ArtifactStore artifacts = prepared.artifacts();
        String best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (OptimizerSpec spec : prepared.definition().optimizers()) {
            String name = spec.name();
            if (isJudged(name)) {
                return Optional.of(name);
            }
            double score =
                    artifacts.readCandidate(name).map(OptimizerChoice::score).orElse(Double.NaN);
            if (score > bestScore) {
                best = name;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** With a preference the best is not always taken; gates judge the one that is. */
    private boolean isJudged(String optimizer) {
        return prepared.definition().preference() != null
                && prepared.artifacts()
                        .readCandidate(optimizer)
                        .filter(candidate -> !candidate.provenance().gates().isEmpty())
                        .isPresent();
    }

    private static double score(Artifact artifact) {
        return artifact.validation().winner().mean();
    }
}
