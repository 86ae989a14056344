package dev.attune.engine.program;

import dev.attune.annotations.Role;
import dev.attune.engine.artifact.UnstableValueException;
import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.config.Settings;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.event.Preference;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition.JudgeSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.artifact.Digest;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.artifact.ModuleFingerprint;
import dev.attune.runtime.artifact.SplitFingerprint;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** What the result of a search, and what a whole run depends on. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Fingerprints {

    private static final String TRAINING = "training";
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";
    private static final int SHOWN_OF_DIGEST = 8;

    private Fingerprints() {}

    /**
     * What an artifact depends on.
     *
     * @param schemas whether AI Services ask the task model with JSON schemas
     */
    public static Fingerprint of(
            ProgramDefinition definition,
            Splits splits,
            Map<Role, String> models,
            boolean schemas,
            OptimizerSpec spec,
            long seed) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("objective", range(definition.objective()));
        models.forEach((role, name) -> settings.put(modelOf(role), name));
        if (schemas) {
            settings.put("services ask for answers", "with JSON schemas");
        }
        settings.put("optimizer", spec.name());
        settings.put("seed", String.valueOf(seed));
        settings.putAll(settings(definition, spec));
        settings.putAll(folds(splits));
        Map<String, SplitFingerprint> data = new LinkedHashMap<>();
        data.put(TRAINING, split(TRAINING, splits.train()));
        data.put(VALIDATION, split(VALIDATION, splits.validation()));
        return new Fingerprint(modules(definition), data, settings);
    }

    /** What a whole run depends on, its gates included. */
    public static Fingerprint ofRun(
            ProgramDefinition definition, Splits splits, ProgramModels models, Settings settings) {
        Map<String, String> run = new LinkedHashMap<>();
        run.put(
                "list of metrics",
                definition.metrics().stream().map(Fingerprints::range).collect(Collectors.joining(", ")));
        models.names().forEach((role, name) -> run.put(modelOf(role), name));
        run.put("what the models are asked with", models.circumstances());
        for (OptimizerSpec spec : definition.optimizers()) {
            String prefix = definition.optimizers().size() == 1 ? "" : spec.name() + " ";
            run.put(prefix + "optimizer", spec.name());
            run.put(prefix + "seed", String.valueOf(settings.seed().orElse(spec.seed())));
            settings(definition, spec).forEach((name, value) -> run.put(prefix + name, value));
        }
        run.putAll(folds(splits));
        Map<String, SplitFingerprint> data = new LinkedHashMap<>();
        data.put(TRAINING, split(TRAINING, splits.train()));
        data.put(VALIDATION, split(VALIDATION, splits.validation()));
        data.put(TEST, split(TEST, splits.test()));
        return new Fingerprint(modules(definition), data, run);
    }

    /** The effective settings of a search: those of the optimizer, and which of several candidates that score nearly the same wins. */
    public static Map<String, String> settings(ProgramDefinition definition, OptimizerSpec spec) {
        Map<String, String> settings = new LinkedHashMap<>(spec.optimizer().settings());
        Preference preference = definition.preference();
        if (preference != null) {
            settings.put("prefer", preference.inWords());
        }
        return settings;
    }

    /** The examples on which gates judge, in whatever order. */
    public static SplitFingerprint ofTestSplit(Splits splits) {
        return SplitFingerprint.of(splits.test().stream()
                .map(example -> text(TEST, example))
                .sorted()
                .toList());
    }

    /** What a gate judges: prompts, and the model that answers them. */
    public static String ofCandidate(PromptSet prompts, String taskModel) {
        return Digest.of(List.of(taskModel, ValueText.stable(prompts)));
    }

    private static Map<String, ModuleFingerprint> modules(ProgramDefinition definition) {
        Map<String, ModuleFingerprint> modules = new LinkedHashMap<>();
        for (Signature signature : definition.signatures()) {
            modules.put(signature.name(), ModuleFingerprint.of(signature));
        }
        return modules;
    }

    private static String range(MetricSpec metric) {
        return metric.name() + " from " + metric.min() + " to " + metric.max()
                + (metric.ofSet() ? " of the whole set" : "")
                + metric.judges().stream().map(Fingerprints::judge).collect(Collectors.joining());
    }

    /** Scores of one judge say nothing of those of another. */
    private static String judge(JudgeSpec judge) {
        Signature module = judge.module();
        return module == null
                ? " by a model"
                : " by " + module.describe() + " with " + judge.votes() + " votes: " + module.seedInstruction();
    }

    /** By which examples are in one fold, and not by their ids. */
    private static Map<String, String> folds(Splits splits) {
        Folds folds = splits.folds();
        if (folds.isEmpty()) {
            return Map.of();
        }
        List<String> inOrder = splits.train().stream()
                .map(example -> String.valueOf(folds.byExample().get(example.id())))
                .toList();
        return Map.of("folds", folds.count() + " (" + Digest.of(inOrder).substring(0, SHOWN_OF_DIGEST) + ")");
    }

    private static String modelOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + " model";
    }

    private static SplitFingerprint split(String name, List<Example<?, ?>> examples) {
        return SplitFingerprint.of(
                examples.stream().map(example -> text(name, example)).toList());
    }

    /** Not the id, which mostly says in which line of a file the example is. */
    private static String text(String split, Example<?, ?> example) {
        try {
            return String.join(
                    "\0",
                    ValueText.stable(example.input()),
                    ValueText.stable(example.expected()),
                    ValueText.stable(example.fields()));
        } catch (UnstableValueException e) {
            throw new DataException("example " + example.id() + " of the " + split + " split: " + e.getMessage());
        }
    }
}
