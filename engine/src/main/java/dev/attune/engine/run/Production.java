package dev.attune.engine.run;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ModuleFingerprint;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The program in production: that with the prompts of the accepted artifact, or the unoptimized one if there is none that fits.
 *
 * @param accepted whether it is that of the accepted artifact
 * @param prompts its prompts
 * @param misfit why an accepted artifact cannot be run any more; null if there is none, or it can
 */
record Production(
        boolean accepted, PromptSet prompts, @Nullable String misfit) {

    /** That of an artifact that cannot be read, such as one of an older version, does not keep a new one from being judged. */
    static Production of(List<Signature> signatures, ArtifactStore artifacts) {
        try {
            return of(signatures, artifacts.readAccepted());
        } catch (ArtifactException e) {
            return new Production(
                    false,
                    PromptSet.seed(signatures),
                    "The accepted artifact cannot be compared, since it cannot be read: " + e.getMessage() + ".");
        }
    }

    static Production of(List<Signature> signatures, Optional<Artifact> accepted) {
        PromptSet seed = PromptSet.seed(signatures);
        if (accepted.isEmpty()) {
            return new Production(false, seed, null);
        }
        String misfit = misfit(signatures, accepted.get());
        return misfit == null
                ? new Production(true, accepted.get().promptSet(), null)
                : new Production(
                        false,
                        seed,
                        "The accepted artifact cannot be compared, since its prompts do not fit the program any more: "
                                + misfit + ".");
    }

    /** What it is, in words. */
    String name() {
        return accepted ? "the accepted artifact" : "the unoptimized program";
    }

    private static @Nullable String misfit(List<Signature> signatures, Artifact artifact) {
        for (Signature signature : signatures) {
            ModuleFingerprint then = artifact.fingerprint().modules().get(signature.name());
            ModuleFingerprint now = ModuleFingerprint.of(signature);
            if (then == null || !artifact.modules().containsKey(signature.name())) {
                return "it has no module " + signature.name();
            }
            if (!then.inputs().equals(now.inputs()) || !then.outputs().equals(now.outputs())) {
                return "the fields of module " + signature.name() + " have changed";
            }
        }
        return null;
    }
}
