package dev.attune.runtime;

import dev.attune.runtime.Artifact.Fingerprint;
import dev.attune.runtime.Artifact.Score;
import dev.attune.runtime.Demonstration.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An artifact with everything in it: the one of {@code artifact.json}. */
final class Artifacts {

    private Artifacts() {}

    static Artifact full() {
        Map<String, Score> validation = new LinkedHashMap<>();
        validation.put("baseline", new Score(0.5, 0.25, 0.75, 0.95, 40));
        validation.put("winner", new Score(0.75, 0.5, 0.875, 0.95, 40));
        Map<String, ModulePrompt> modules = new LinkedHashMap<>();
        modules.put(
                "PickIntent",
                new ModulePrompt(
                        "Pick the intent.\nThink of \"naïve\" users: 日本 🐋",
                        List.of(
                                new Demonstration(
                                        Origin.LABELED,
                                        "train-1",
                                        Map.of("text", "I need\ta room"),
                                        Map.of("intent", "book hotel")),
                                new Demonstration(
                                        Origin.BOOTSTRAPPED,
                                        "train-7",
                                        Map.of("text", "stop"),
                                        Map.of("intent", "cancel")))));
        modules.put("AnswerQuestion", new ModulePrompt("Answer.", List.of()));
        Map<String, String> origins = new LinkedHashMap<>();
        origins.put("PickIntent", "proposal 3, tip: creative");
        origins.put("AnswerQuestion", "seed");
        return new Artifact(
                Artifact.SCHEMA,
                "com.example.TravelTest",
                "exactMatch",
                "mipro",
                7,
                new Fingerprint("1f", "2f", "exactMatch from 0 to 1", "task openai:m", "mipro, seed 7"),
                validation,
                origins,
                modules);
    }

    /** An artifact with one module. */
    static Artifact of(String module, ModulePrompt prompt) {
        Artifact full = full();
        return new Artifact(
                full.schema(),
                full.program(),
                full.objective(),
                full.optimizer(),
                full.seed(),
                full.fingerprint(),
                Map.of(),
                Map.of(),
                Map.of(module, prompt));
    }
}
