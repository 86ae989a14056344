package dev.attune.engine.preflight;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.artifact.RunFiles;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.PromptTimes;
import dev.attune.engine.program.ArtifactFreshness;
import dev.attune.engine.program.EvaluationNotices;
import dev.attune.engine.program.Fingerprints;
import dev.attune.engine.program.Groups;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.Instance;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.program.ProgramModels;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.runtime.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The checks that need no answer of a model. They stop at what makes later ones senseless, and else find all that is wrong. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Preflight implements AutoCloseable {

    private final ProgramDefinition definition;
    private final RunEnvironment environment;
    private final Consumer<String> notices;
    private final Checklist checklist = new Checklist();
    private @Nullable Instance made;

    /** @param notices takes lines for a person who waits, while calls are made later */
    public Preflight(ProgramDefinition definition, RunEnvironment environment, Consumer<String> notices) {
        this.definition = definition;
        this.environment = environment;
        this.notices = notices;
    }

    /** What was found so far, in order. */
    public List<Check> checks() {
        return checklist.checks();
    }

    /** What makes a result worth less, or more expensive. */
    public List<String> warnings() {
        return checklist.warnings();
    }

    /** What keeps the program from running. */
    public List<String> problems() {
        return checklist.problems();
    }

    /** Makes all checks; gives nothing if one of them failed. */
    public @Nullable PreparedProgram prepare() {
        Settings settings = checklist.check(
                "settings",
                this::settings,
                s -> Keys.MODE + " = " + s.mode().name().toLowerCase(Locale.ROOT));
        if (settings == null) {
            return null;
        }
        Instance instance = checklist.check(
                "program",
                () -> instance(settings),
                i -> "modules: "
                        + definition.signatures().stream().map(Signature::name).collect(Collectors.joining(", ")));
        if (instance == null) {
            return null;
        }
        made = instance;
        if (!LanguageChecks.pass(definition, checklist)) {
            return null;
        }
        misplacedArtifact(settings);
        PreparedProgram.Splits splits = splits(instance, settings);
        if (splits == null) {
            return null;
        }
        slices(splits);
        ArtifactStore artifacts = new ArtifactStore(settings, definition.className());
        ModelCheck modelCheck = new ModelCheck(definition, environment, settings);
        Recording recording = recording(settings, artifacts);
        ProgramModels named = recording == null
                ? null
                : checklist.check("models", () -> modelCheck.models(instance, recording), modelCheck::described);
        if (recording == null || named == null || !problems().isEmpty()) {
            return null;
        }
        RunFiles files = checklist.check(
                "journal",
                () -> RunFiles.open(
                        settings, artifacts, recording, Fingerprints.ofRun(definition, splits, named, settings)),
                f -> f.notes().isEmpty() ? "there is no unfinished run to continue" : String.join(" ", f.notes()));
        if (files == null) {
            return null;
        }
        SharedLayers shared = modelCheck.layers(files, notices);
        RoleModels models = checklist.check("open models", () -> named.open(shared), m -> "ready to be asked");
        RoleModels.Named compared = settings.mode() != Mode.COMPARE
                ? null
                : checklist.check(
                        "compared model",
                        () -> named.open(new ComparedModel(definition, settings, artifacts).of(named.names()), shared),
                        RoleModels.Named::name);
        if (models == null || !problems().isEmpty()) {
            return null;
        }
        Program program = new Program(
                definition.className(),
                definition.displayName(),
                definition.signatures(),
                instance.factory(),
                definition.about());
        EvaluationNotices watch = new EvaluationNotices(definition.signatures(), settings, notices, System::nanoTime);
        Evaluator evaluator = new Evaluator(
                program,
                modelCheck.concurrency(),
                settings.pace().exampleTimeout(),
                environment.cancelled(),
                watch,
                splits.folds());
        PreparedProgram ready = new PreparedProgram(
                definition,
                settings,
                program,
                splits,
                models,
                compared,
                evaluator,
                files,
                artifacts,
                ofEachOptimizer(settings, artifacts, splits, models),
                instance,
                watch,
                new PromptTimes(),
                new PromptTimes());
        if (settings.mode() == Mode.COMPARE) {
            checklist.advise("estimate", () -> new CallEstimate(ready).checks());
        } else if (settings.mode() != Mode.ACCEPT) {
            checklist.advise("servers", () -> modelCheck.servers(named));
            advise(ready);
        }
        return ready;
    }

    /** Gives nothing where no split can be made; what is wrong with single ones, the checklist knows. */
    private PreparedProgram.@Nullable Splits splits(Instance instance, Settings settings) {
        boolean one = instance.givesAllExamples();
        if (one && checklist.check("split", instance::train, found -> "made") == null) {
            return null;
        }
        SplitCheck data = new SplitCheck(definition.className(), checklist);
        List<Example<?, ?>> train =
                data.split("training split", one ? "@Split" : "@TrainSet", instance::train, searches(settings));
        List<Example<?, ?>> validation = data.split(
                "validation split", one ? "@Split" : "@ValidationSet", instance::validation, searches(settings));
        List<Example<?, ?>> test = data.split(
                "test split",
                one ? "@Split" : "@TestSet",
                instance::test,
                definition.hasGates() || settings.mode() == Mode.COMPARE);
        Folds folds = train.isEmpty() ? Folds.NONE : instance.folds();
        FoldCheck.of(folds).ifPresent(checklist::add);
        String groupBy = instance.groupBy();
        if (groupBy.isEmpty() || test.isEmpty()) {
            return new PreparedProgram.Splits(train, validation, test, List.of(), folds);
        }
        List<String> groups = checklist.check(
                "groups",
                () -> Groups.of(test, groupBy),
                found -> found.stream().distinct().count() + " groups of " + found.size() + " test examples");
        return groups == null ? null : new PreparedProgram.Splits(train, validation, test, groups, folds);
    }

    /** An empty split has been found before. */
    private void slices(PreparedProgram.Splits splits) {
        if (!splits.test().isEmpty()) {
            SliceChecks.names(definition)
                    .forEach(by -> checklist.check("slices", () -> SliceChecks.found(splits, by), found -> found));
        }
    }

    private Map<String, ArtifactFreshness> ofEachOptimizer(
            Settings settings, ArtifactStore artifacts, PreparedProgram.Splits splits, RoleModels models) {
        Map<String, ArtifactFreshness> ofEach = new HashMap<>();
        for (OptimizerSpec spec : definition.optimizers()) {
            long seed = settings.seed().orElse(spec.seed());
            ofEach.put(
                    spec.name(),
                    new ArtifactFreshness(
                            definition,
                            artifacts,
                            spec,
                            () -> Fingerprints.of(
                                    definition,
                                    splits,
                                    models.names(),
                                    definition.asksWithSchemas(models),
                                    spec,
                                    seed)));
        }
        return ofEach;
    }

    /** Checks whose findings make a result worth less, or more expensive, and not impossible. */
    private void advise(PreparedProgram ready) {
        checklist.advise("data", () -> SplitOverlap.checks(ready.splits()));
        checklist.advise(
                "labels", () -> LabelBalance.check(ready.splits()).stream().toList());
        if (definition.hasGates()) {
            checklist.advise(
                    "gates",
                    () -> GateChecks.of(
                            definition, ready.splits(), ready.settings().replay() == ReplayMode.STRICT));
        }
        if (definition.optimizers().isEmpty()) {
            checklist.advise("estimate", () -> new CallEstimate(ready).checks());
        } else {
            checklist.advise("search", () -> new SearchChecks(ready).checks());
        }
    }

    /** A name that no optimizer has would leave out all of them, and the search that was asked for would not be made. */
    private Settings settings() {
        Settings settings = environment.settings().get();
        if (settings.mode() == Mode.COMPARE && settings.replay() != ReplayMode.OFF) {
            throw new ConfigurationException(
                    Keys.MODE + " = compare asks two models, of which a recording has one: leave out " + Keys.REPLAY);
        }
        List<String> names = new ArrayList<>(OptimizerProviders.load().names());
        names.add(OptimizerProviders.CHAIN);
        names.add(OptimizerProviders.ENSEMBLE);
        for (String name : settings.only()) {
            if (!names.contains(name)) {
                throw new ConfigurationException(Keys.ONLY + " names \"" + name
                        + "\", and no optimizer is called so; there are " + String.join(", ", names));
            }
        }
        return settings;
    }

    /** Where nothing could be named after the class or an optimizer, a search would be paid for in vain. */
    private Instance instance(Settings settings) {
        ArtifactStore artifacts = new ArtifactStore(settings, definition.className());
        for (OptimizerSpec spec : definition.optimizers()) {
            artifacts.accepted();
            artifacts.candidate(spec.name());
        }
        return definition.instances().get();
    }

    /** Ends the use of the instance, if there is one: of a program that ran, and of one that could not. */
    @Override
    public void close() {
        if (made != null) {
            made.close();
        }
    }

    /** A search whose result is there, and only in another place, would be paid for in vain. */
    private void misplacedArtifact(Settings settings) {
        ArtifactStore artifacts = new ArtifactStore(settings, definition.className());
        if (definition.optimizers().isEmpty()) {
            return;
        }
        artifacts.misplaced().ifPresent(file -> {
            boolean needed = !Files.exists(artifacts.accepted())
                    && (settings.mode() == Mode.AUTO || settings.mode() == Mode.VERIFY);
            checklist.add(new Check(
                    "accepted artifact",
                    needed ? Status.FAILED : Status.WARNING,
                    "there is an artifact at " + file + ", where none is looked for: accepted artifacts are in "
                            + settings.artifacts() + ", so that production finds them. "
                            + (needed
                                    ? "Move it: mkdir -p " + settings.artifacts() + " && git mv " + file + " "
                                            + artifacts.accepted()
                                    : "Remove it")
                            + ", or set " + Keys.ARTIFACTS));
        });
    }

    private boolean searches(Settings settings) {
        return !definition.optimizers().isEmpty() && settings.mode() != Mode.ACCEPT && settings.mode() != Mode.COMPARE;
    }

    /** Only what is wrong with it is a finding: all runs have one, and most neither read nor write it. */
    private @Nullable Recording recording(Settings settings, ArtifactStore artifacts) {
        try {
            return RunFiles.recording(settings, artifacts);
        } catch (JournalException | IOException e) {
            checklist.add(new Check("recording", Status.FAILED, String.valueOf(e.getMessage())));
            return null;
        }
    }
}
