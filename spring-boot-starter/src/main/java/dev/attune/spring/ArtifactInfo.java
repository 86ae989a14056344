package dev.attune.spring;

import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Provenance.Acceptance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Says which artifacts are in use and where they come from, but not what their prompts say. */
final class ArtifactInfo implements InfoContributor {

    private final TunedPromptsRegistry registry;

    ArtifactInfo(TunedPromptsRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail(
                "attune",
                Map.of(
                        "artifacts",
                        registry.artifacts().stream().map(ArtifactInfo::of).toList()));
    }

    private static Map<String, Object> of(LoadedArtifact loaded) {
        Artifact artifact = loaded.prompts().artifact();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("program", artifact.program());
        info.put("file", loaded.file());
        info.put("sha256", loaded.sha256());
        info.put("run", artifact.provenance().run());
        for (Acceptance acceptance : artifact.provenance().accepted()) {
            info.put("acceptedBy", acceptance.by());
            info.put("acceptedAt", acceptance.at());
        }
        info.put("tunedForModel", artifact.measuredWith().name());
        info.put("measuredWith", artifact.measuredWith().options());
        info.put("modules", List.copyOf(artifact.modules().keySet()));
        return info;
    }
}
