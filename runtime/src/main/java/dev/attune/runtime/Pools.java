package dev.attune.runtime;

import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.embedding.EmbeddingException;

/** The pools of demos of an artifact. */
final class Pools {

    private Pools() {}

    /**
     * Opens the embedding models by which demos are chosen, so that what is missing is said at once and not at the first call.
     *
     * @throws ArtifactException if one is not there or cannot be opened
     */
    static void open(Artifact artifact, String source) {
        artifact.modules().forEach((name, module) -> {
            try {
                module.voters().forEach(voter -> voter.choice().open());
            } catch (EmbeddingException e) {
                throw new ArtifactException(
                        source + " has a pool of demos for module " + name + ", and cannot choose from it: "
                                + e.getMessage(),
                        e);
            }
        });
    }
}
