package dev.attune.spring;

import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Artifact.Score;
import dev.attune.runtime.artifact.Artifact.Scores;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.artifact.MeasuredModel;
import dev.attune.runtime.artifact.ModuleFingerprint;
import dev.attune.runtime.artifact.Provenance;
import dev.attune.runtime.artifact.SplitFingerprint;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Artifacts of modules and of AI Services, whose instruction for the module X is "Tuned X of PROGRAM.". */
public final class TestArtifacts {

    private TestArtifacts() {}

    public static Artifact accepted(String program, Class<?>... modules) {
        Artifact candidate = candidate(program, modules);
        return candidate.with(
                candidate.provenance().with(new Provenance.Acceptance("Ada Lovelace", "2026-03-01T09:30:00Z")));
    }

    public static Artifact candidate(String program, Class<?>... modules) {
        Map<String, TunedModule> prompts = new LinkedHashMap<>();
        Map<String, ModuleFingerprint> fingerprints = new LinkedHashMap<>();
        for (Signature signature :
                Stream.of(modules).map(Signature::allOf).flatMap(List::stream).toList()) {
            String name = signature.name();
            prompts.put(
                    name, new TunedModule("Tuned " + name + " of " + program + ".", "proposal 1", List.of(), "none"));
            fingerprints.put(name, ModuleFingerprint.of(signature));
        }
        return new Artifact(
                Artifact.SCHEMA,
                program,
                "exactMatch",
                "mipro",
                7,
                new Fingerprint(
                        fingerprints,
                        Map.of("training", SplitFingerprint.of(List.of("a", "b"))),
                        Map.of("task model", "openai:m")),
                new MeasuredModel("openai:m", Map.of()),
                new Scores(new Score(0.5, 0.25, 0.75, 0.95, 40), new Score(0.75, 0.5, 0.875, 0.95, 40)),
                prompts,
                List.of(),
                Provenance.of("0123456789abcdef"),
                new Artifact.TestSplit(SplitFingerprint.of(List.of("c")), List.of("0123456789abcdef")));
    }
}
