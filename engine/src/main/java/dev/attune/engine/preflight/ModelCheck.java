package dev.attune.engine.preflight;

import dev.attune.annotations.Role;
import dev.attune.engine.artifact.RunFiles;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.Instance;
import dev.attune.engine.program.ProgramModels;
import dev.attune.engine.program.ProposerLimit;
import dev.attune.engine.program.RunEnvironment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds and opens the models of a program.
 *
 * @param definition the program
 * @param environment what all programs share
 * @param settings the settings
 */
record ModelCheck(ProgramDefinition definition, RunEnvironment environment, Settings settings) {

    /** Enough to keep a remote model busy without running into the rate limits of small accounts. */
    private static final int DEFAULT_CONCURRENCY = 8;

    /** @throws ConfigurationException if there is no task model; the message says how to give one */
    ProgramModels models(Instance instance, Recording recording) {
        ProgramModels models = new ProgramModels(settings, environment, instance, concurrency(), recording.models());
        if (models.none()) {
            throw new ConfigurationException(noModel());
        }
        return models;
    }

    /** @param notices takes lines for a person who waits, while calls are made later */
    SharedLayers layers(RunFiles files, Consumer<String> notices) {
        return new SharedLayers(
                new Budget(settings.limits(), Clock.systemUTC()),
                new Meter(),
                files.journal().map(journal -> journal),
                settings.cache().map(environment.models()::cache),
                settings.mode() == Mode.ACCEPT ? ReplayMode.STRICT : files.replay(),
                files.recording(),
                notices);
    }

    /** The models in words, by role, and how long the answers of the one that writes instructions may be. */
    String described(ProgramModels models) {
        String byRole = models.names().entrySet().stream()
                .map(model -> model.getKey().name().toLowerCase(Locale.ROOT) + ": " + model.getValue())
                .collect(Collectors.joining(", "));
        String places = models.served().stream()
                .filter(model -> !model.servers().isEmpty())
                .map(model -> "; " + model.setting() + " is at " + String.join(", ", model.servers()))
                .collect(Collectors.joining());
        return byRole + places + limited(models);
    }

    private String limited(ProgramModels models) {
        ProposerLimit limit = models.proposerLimit();
        return definition.optimizers().isEmpty() || limit.tokens().isEmpty()
                ? ""
                : "; an answer of the proposer has at most " + limit.tokens().getAsInt() + " tokens (" + limit.source()
                        + ")";
    }

    /** Asks each of several servers whether it serves its models. Of one server, the first call says as much. */
    List<Check> servers(ProgramModels models) {
        List<Check> checks = new ArrayList<>();
        models.served().forEach(model -> {
            List<String> servers = model.servers();
            if (servers.size() > 1 && settings.replay() != ReplayMode.STRICT) {
                Map<String, String> complaints = environment.models().complaints(model.setting(), model.options());
                complaints.forEach((server, complaint) ->
                        checks.add(new Check("servers", Status.WARNING, server + " " + complaint)));
                if (complaints.isEmpty()) {
                    checks.add(new Check(
                            "servers", Status.OK, "all " + servers.size() + " of " + model.setting() + " answer"));
                }
            }
        });
        return checks;
    }

    /** How many examples are evaluated at once. */
    int concurrency() {
        if (settings.concurrency().isPresent()) {
            return settings.concurrency().getAsInt();
        }
        if (settings.replay() == ReplayMode.STRICT || settings.mode() == Mode.ACCEPT) {
            return DEFAULT_CONCURRENCY;
        }
        String setting = definition.modelRoles().contains(Role.TASK)
                ? null
                : settings.models().get(Role.TASK);
        if (setting == null) {
            return DEFAULT_CONCURRENCY;
        }
        int servers = environment
                .models()
                .servers(setting, settings.modelOptions().of(Role.TASK))
                .size();
        return Math.max(1, servers) * environment.models().defaultConcurrency(setting);
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
}
