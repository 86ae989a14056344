package dev.attune.engine.preflight;

import dev.attune.annotations.Role;
import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.artifact.RunFiles;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.optimize.OptimizerProviders;
import dev.attune.engine.predict.Program;
import dev.attune.engine.program.EvaluationNotices;
import dev.attune.engine.program.Fingerprints;
import dev.attune.engine.program.OptimizerArtifacts;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.Instance;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.program.ProgramModels;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.engine.program.UserCodeException;
import dev.attune.runtime.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The checks that need no model call. They stop at what makes later ones senseless, and else find all that is wrong. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Preflight {

    private final ProgramDefinition definition;
    private final RunEnvironment environment;
    private final Consumer<String> notices;
    private final List<Check> checks = new ArrayList<>();

    /** @param notices takes lines for a person who waits, while calls are made later */
    public Preflight(ProgramDefinition definition, RunEnvironment environment, Consumer<String> notices) {
        this.definition = definition;
        this.environment = environment;
        this.notices = notices;
    }

    public List<Check> checks() {
        return checks;
    }

    public List<String> warnings() {
        return checks.stream()
                .filter(check -> check.status() == Status.WARNING)
                .map(check -> check.name() + ": " + check.message())
                .toList();
    }

    public List<String> problems() {
        return checks.stream()
                .filter(check -> check.status() == Status.FAILED)
                .map(Check::message)
                .toList();
    }

    /** Makes all checks; gives nothing if one of them failed. */
    public @Nullable PreparedProgram prepare() {
        Settings settings = check("settings", this::settings, s -> "mode " + s.mode());
        if (settings == null) {
            return null;
        }
        Instance instance = check(
                "program",
                () -> instance(settings),
                i -> definition.signatures().size() + " modules");
        if (instance == null) {
            return null;
        }
        misplacedArtifact(settings);
        PreparedProgram.Splits splits = new PreparedProgram.Splits(
                split("training split", "@TrainSet", instance::train, searches(settings)),
                split("validation split", "@ValidationSet", instance::validation, searches(settings)),
                split("test split", "@TestSet", instance::test, definition.hasGates()));
        ArtifactStore artifacts = new ArtifactStore(settings, definition.className());
        Recording recording = recording(settings, artifacts);
        ProgramModels named = recording == null
                ? null
                : check("models", () -> models(settings, instance, recording), Preflight::described);
        if (recording == null || named == null || !problems().isEmpty()) {
            return null;
        }
        RunFiles files = check(
                "journal",
                () -> RunFiles.open(
                        settings, artifacts, recording, Fingerprints.ofRun(definition, splits, named, settings)),
                f -> f.notes().isEmpty() ? "nothing to continue" : String.join(" ", f.notes()));
        RoleModels models =
                files == null ? null : check("open models", () -> opened(settings, named, files), m -> "opened");
        if (files == null || models == null) {
            return null;
        }
        Program program = new Program(
                definition.className(), definition.displayName(), definition.signatures(), instance.factory());
        EvaluationNotices watch = new EvaluationNotices(definition.signatures(), settings, notices, System::nanoTime);
        Evaluator evaluator = new Evaluator(
                program, concurrency(settings), settings.pace().exampleTimeout(), environment.cancelled(), watch);
        PreparedProgram ready = new PreparedProgram(
                definition,
                settings,
                program,
                splits,
                models,
                evaluator,
                files,
                artifacts,
                ofEachOptimizer(settings, artifacts, splits, models),
                instance,
                watch);
        if (settings.mode() != Mode.ACCEPT) {
            advise(ready);
        }
        return ready;
    }

    private Map<String, OptimizerArtifacts> ofEachOptimizer(
            Settings settings, ArtifactStore artifacts, PreparedProgram.Splits splits, RoleModels models) {
        Map<String, OptimizerArtifacts> ofEach = new HashMap<>();
        for (OptimizerSpec spec : definition.optimizers()) {
            long seed = settings.seed().orElse(spec.seed());
            ofEach.put(
                    spec.name(),
                    new OptimizerArtifacts(
                            definition,
                            artifacts,
                            spec,
                            () -> Fingerprints.of(definition, splits, models.names(), spec, seed)));
        }
        return ofEach;
    }

    /** Checks whose findings make a result worth less, or more expensive, and not impossible. */
    private void advise(PreparedProgram ready) {
        advise("data", () -> SplitOverlap.checks(ready.splits()));
        advise("labels", () -> LabelBalance.check(ready.splits()).stream().toList());
        if (definition.hasGates()) {
            advise(
                    "gates",
                    () -> GateChecks.of(definition, ready.splits().test().size()));
        }
        if (definition.optimizers().isEmpty()) {
            advise("estimate", () -> new CallEstimate(ready).checks());
        } else {
            advise("search", () -> new SearchChecks(ready).checks());
        }
    }

    /** Advice that cannot be given costs nobody the run. */
    private void advise(String name, Supplier<List<Check>> advice) {
        try {
            checks.addAll(advice.get());
        } catch (RuntimeException e) {
            checks.add(new Check(name, Status.WARNING, "not checked, since " + e));
        }
    }

    /** A name that no optimizer has would leave out all of them, and the search that was asked for would not be made. */
    private Settings settings() {
        Settings settings = environment.settings().get();
        List<String> names = OptimizerProviders.load().names();
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

    /** A search whose result is there, and only in another place, would be paid for in vain. */
    private void misplacedArtifact(Settings settings) {
        ArtifactStore artifacts = new ArtifactStore(settings, definition.className());
        if (definition.optimizers().isEmpty()) {
            return;
        }
        artifacts.misplaced().ifPresent(file -> {
            boolean needed = !Files.exists(artifacts.accepted())
                    && (settings.mode() == Mode.AUTO || settings.mode() == Mode.VERIFY);
            checks.add(new Check(
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
        return !definition.optimizers().isEmpty() && settings.mode() != Mode.ACCEPT;
    }

    private static String described(ProgramModels models) {
        return models.names().entrySet().stream()
                .map(model -> model.getKey().name().toLowerCase(Locale.ROOT) + ": " + model.getValue())
                .collect(Collectors.joining(", "));
    }

    private <T> @Nullable T check(String name, Callable<T> checked, Function<T, String> found) {
        try {
            T value = checked.call();
            checks.add(new Check(name, Status.OK, found.apply(value)));
            return value;
        } catch (DataException
                | ConfigurationException
                | UserCodeException
                | JournalException
                | ArtifactException
                | FileSystemException e) {
            checks.add(new Check(name, Status.FAILED, String.valueOf(e.getMessage())));
            return null;
        } catch (Exception e) {
            checks.add(new Check(name, Status.FAILED, name + ": " + e));
            return null;
        }
    }

    private List<Example<?, ?>> split(
            String name, String annotation, Callable<List<Example<?, ?>>> loader, boolean needed) {
        List<Example<?, ?>> examples =
                check(name, () -> loaded(name, annotation, loader.call(), needed), found -> found.size() + " examples");
        return examples == null ? List.of() : examples;
    }

    private List<Example<?, ?>> loaded(String name, String annotation, List<Example<?, ?>> examples, boolean needed) {
        if (needed && examples.isEmpty()) {
            throw new DataException("the " + name + " is empty; the method with " + annotation + " of "
                    + definition.className() + " must give at least one example");
        }
        Set<String> ids = new HashSet<>();
        for (Example<?, ?> example : examples) {
            checkNoNulls(name, annotation, example);
            if (!ids.add(example.id())) {
                throw new DataException("two examples of the " + name + " have the id " + example.id()
                        + "; ids tell examples apart in demos and reports");
            }
        }
        return examples;
    }

    /** The compiler promises it to nobody whose sources are not null-marked. */
    @SuppressWarnings("ConstantConditions")
    private static void checkNoNulls(String name, String annotation, Example<?, ?> example) {
        if (example.id() == null || example.input() == null) {
            throw new DataException("an example of the " + name + " has no " + (example.id() == null ? "id" : "input")
                    + ": " + example);
        }
        if (example.expected() == null) {
            throw new DataException("example " + example.id() + " of the " + name
                    + " has no expected output; the method with " + annotation + " must give one for each example");
        }
    }

    /** Only what is wrong with it is a finding: all runs have one, and most neither read nor write it. */
    private @Nullable Recording recording(Settings settings, ArtifactStore artifacts) {
        try {
            return RunFiles.recording(settings, artifacts);
        } catch (JournalException | IOException e) {
            checks.add(new Check("recording", Status.FAILED, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private ProgramModels models(Settings settings, Instance instance, Recording recording) {
        ProgramModels models =
                new ProgramModels(settings, environment, instance, concurrency(settings), recording.models());
        if (models.none()) {
            throw new ConfigurationException(noModel());
        }
        return models;
    }

    private RoleModels opened(Settings settings, ProgramModels models, RunFiles files) {
        return models.open(new SharedLayers(
                new Budget(settings.limits(), Clock.systemUTC()),
                new Meter(),
                files.journal().map(journal -> journal),
                settings.cache().map(environment.models()::cache),
                settings.mode() == Mode.ACCEPT ? ReplayMode.STRICT : files.replay(),
                files.recording(),
                notices));
    }

    private String noModel() {
        return """
                no language model is given. Either configure one, for all programs:
                    mvn test -D%1$s=local:smollm2-135m                 (in process, needs dev.attune:attune-local-model)
                    mvn test -D%1$s=openai:gpt-4o-mini                 (key in the environment variable ATTUNE_MODEL_API_KEY)
                    mvn test -D%1$s=openai:NAME -D%2$s=http://localhost:11434/v1
                or give this program its own, in %3$s:
                    @LanguageModel ChatModel taskModel() { return ...; }
                or play the recording of a run, which has its models' names: -D%4$s=strict (%4$s=record makes one)""".formatted(Keys.MODEL, Keys.MODEL_BASE_URL, definition.className(), Keys.REPLAY);
    }

    private int concurrency(Settings settings) {
        if (settings.concurrency().isPresent()) {
            return settings.concurrency().getAsInt();
        }
        if (settings.replay() == ReplayMode.STRICT || settings.mode() == Mode.ACCEPT) {
            return DEFAULT_CONCURRENCY;
        }
        String setting = definition.modelRoles().contains(Role.TASK)
                ? null
                : settings.models().get(Role.TASK);
        return setting == null ? DEFAULT_CONCURRENCY : environment.models().defaultConcurrency(setting);
    }

    /** Enough to keep a remote model busy without running into the rate limits of small accounts. */
    private static final int DEFAULT_CONCURRENCY = 8;
}
