package dev.attune.runtime.artifact;

import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.answer.Fixture;
import dev.attune.runtime.artifact.Artifact.Score;
import dev.attune.runtime.artifact.Artifact.Scores;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An artifact with everything in it: the one of {@code artifact.json}. */
public final class Artifacts {

    private Artifacts() {}

    public static Artifact full() {
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        modules.put(
                "PickIntent",
                new TunedModule(
                        "Pick the intent.\nThink of \"naïve\" users: 日本 🐋",
                        "proposal 3, tip: creative",
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
                                        Map.of("intent", "cancel"))),
                        "bootstrapped, shuffle 1 (1 bootstrapped, 1 labeled)"));
        modules.put("AnswerQuestion", new TunedModule("Answer.", "seed instruction", List.of(), "no demos"));
        return new Artifact(
                Artifact.SCHEMA,
                "com.example.TravelTest",
                "exactMatch",
                "mipro",
                7,
                fingerprint(),
                new MeasuredModel("openai:m", Map.of("temperature", "0.5", "max-output-tokens", "64")),
                new Scores(new Score(0.5, 0.25, 0.75, 0.95, 40), new Score(0.75, 0.5, 0.875, 0.95, 40)),
                modules,
                List.of(new Artifact.Worth("PickIntent", PromptPart.DEMOS, new Score(0.25, 0.125, 0.375, 0.95, 24))),
                new Provenance(
                        "0123456789abcdef",
                        List.of(new Provenance.Gate("exactMatch", "PASSED", scores())),
                        List.of(new Provenance.Acceptance("Ada \"the\" Løvelace", "2026-03-01T09:30:00Z"))),
                new Artifact.TestSplit(SplitFingerprint.of(List.of("e", "f")), List.of("0123456789abcdef")));
    }

    /** The same as a chain of optimizers would have found it. */
    static Artifact ofChain() {
        Artifact full = full();
        Score between = new Score(0.625, 0.5, 0.75, 0.95, 40);
        return new Artifact(
                full.schema(),
                full.program(),
                full.objective(),
                "chain",
                full.seed(),
                full.fingerprint(),
                full.measuredWith(),
                full.validation(),
                full.modules(),
                full.attribution(),
                List.of(
                        new Artifact.Stage("gepa", full.validation().baseline(), between),
                        new Artifact.Stage(
                                "bayesian-bootstrap", between, full.validation().winner())),
                full.provenance(),
                full.testSplit());
    }

    private static Map<String, Score> scores() {
        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put("unoptimized", new Score(0.5, 0.25, 0.75, 0.95, 40));
        scores.put("candidate", new Score(0.75, 0.5, 0.875, 0.95, 40));
        return scores;
    }

    private static Fingerprint fingerprint() {
        Map<String, ModuleFingerprint> modules = new LinkedHashMap<>();
        modules.put("PickIntent", ModuleFingerprint.of(Signature.of(Fixture.PickIntent.class)));
        modules.put("AnswerQuestion", ModuleFingerprint.of(Signature.of(Fixture.AnswerQuestion.class)));
        Map<String, SplitFingerprint> data = new LinkedHashMap<>();
        data.put("training", SplitFingerprint.of(List.of("a", "b", "c")));
        data.put("validation", SplitFingerprint.of(List.of("d")));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("objective", "exactMatch from 0.0 to 1.0");
        settings.put("task model", "openai:m");
        settings.put("optimizer", "mipro");
        settings.put("seed", "7");
        return new Fingerprint(modules, data, settings);
    }

    /** An artifact with one module of that interface. */
    public static Artifact of(String module, Class<?> type, ModulePrompt prompt) {
        Artifact some = of(module, prompt);
        return new Artifact(
                some.schema(),
                some.program(),
                some.objective(),
                some.optimizer(),
                some.seed(),
                new Fingerprint(Map.of(module, ModuleFingerprint.of(Signature.of(type))), Map.of(), Map.of()),
                some.measuredWith(),
                some.validation(),
                some.modules(),
                List.of(),
                some.provenance(),
                some.testSplit());
    }

    /** An artifact with one module. */
    public static Artifact of(String module, ModulePrompt prompt) {
        Artifact full = full();
        return new Artifact(
                full.schema(),
                full.program(),
                full.objective(),
                full.optimizer(),
                full.seed(),
                full.fingerprint(),
                full.measuredWith(),
                full.validation(),
                Map.of(
                        module,
                        TunedModule.voting(prompt.voters().stream()
                                .map(voter -> new TunedModule(
                                        voter.instruction(),
                                        "proposal 1",
                                        voter.demos(),
                                        "labeled",
                                        voter.choice(),
                                        voter.layout(),
                                        List.of()))
                                .toList())),
                List.of(),
                full.provenance(),
                full.testSplit());
    }
}
