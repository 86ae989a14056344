package dev.attune.engine.model;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Usage;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import dev.langchain4j.model.chat.ChatModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * The models of one program by role, with one budget and one meter for all. A role without a model of its own is played by the task
 * model. Immutable and thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RoleModels implements LanguageModels {

    private final Map<Role, Named> models;
    private final Meter meter;
    private final Budget budget;
    private final OptionalInt proposerTokens;

    /**
     * A model stack with the name by which records and fingerprints know its model.
     *
     * @param name such as {@code local:smollm2-135m}
     * @param stack the stack
     */
    public record Named(String name, ModelStack stack) {}

    /**
     * Holds the models of all roles, with no limit for the answers of the proposer model but its own.
     *
     * @throws IllegalArgumentException if there is no task model
     */
    public RoleModels(Map<Role, Named> models, Meter meter, Budget budget) {
        this(models, meter, budget, OptionalInt.empty());
    }

    /**
     * Holds the models of all roles.
     *
     * @param proposerTokens tokens that an answer of the proposer model may have; empty: requests do not say
     * @throws IllegalArgumentException if there is no task model
     */
    public RoleModels(Map<Role, Named> models, Meter meter, Budget budget, OptionalInt proposerTokens) {
        if (!models.containsKey(Role.TASK)) {
            throw new IllegalArgumentException("a program needs a task model");
        }
        this.models = new EnumMap<>(models);
        this.meter = meter;
        this.budget = budget;
        this.proposerTokens = proposerTokens;
    }

    /** The model of a role. */
    public ModelStack of(Role role) {
        return named(role).stack();
    }

    /** The name of the model of a role. */
    public String name(Role role) {
        return named(role).name();
    }

    /** The name of the model of each role that has one of its own. */
    public Map<Role, String> names() {
        Map<Role, String> names = new EnumMap<>(Role.class);
        models.forEach((role, named) -> names.put(role, named.name()));
        return names;
    }

    /** The addresses of the servers of each role that has a model of its own at servers that the settings name. */
    public Map<Role, List<String>> servers() {
        Map<Role, List<String>> servers = new EnumMap<>(Role.class);
        models.forEach((role, named) -> {
            if (!named.stack().servers().isEmpty()) {
                servers.put(role, named.stack().servers());
            }
        });
        return servers;
    }

    /** How often the servers have said that they were asked too much. */
    public int throttled() {
        return models.values().stream()
                .map(Named::stack)
                .distinct()
                .mapToInt(ModelStack::throttled)
                .sum();
    }

    @Override
    public ChatModel rollout(Role role, long number) {
        return of(role).rollout(number, meter.of(role));
    }

    @Override
    public LanguageModels metered() {
        return new RoleModels(models, meter.part(), budget, proposerTokens);
    }

    @Override
    public Usage usage() {
        return meter.usage();
    }

    @Override
    public OptionalInt proposerTokens() {
        return proposerTokens;
    }

    /** In which ways models were not asked as they were meant to be, and which servers were left out; a sentence each. */
    public List<String> notes() {
        return models.values().stream()
                .flatMap(named -> named.stack().notes(named.name()).stream())
                .distinct()
                .toList();
    }

    /** The meter of all roles. */
    public Meter meter() {
        return meter;
    }

    /** The budget of all roles. */
    public Budget budget() {
        return budget;
    }

    private Named named(Role role) {
        Named own = models.get(role);
        return own == null ? Objects.requireNonNull(models.get(Role.TASK)) : own;
    }
}
