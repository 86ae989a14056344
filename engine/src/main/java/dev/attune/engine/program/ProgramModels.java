package dev.attune.engine.program;

import dev.attune.annotations.Role;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.RoleOptions;
import dev.attune.engine.config.Settings;
import dev.attune.engine.journal.RecordedModelName;
import dev.attune.engine.model.Endpoint;
import dev.attune.engine.model.ModelClass;
import dev.attune.engine.model.ModelStack;
import dev.attune.engine.model.OwnLimit;
import dev.attune.engine.model.RoleModels;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.budget.Prices;
import dev.attune.engine.model.governor.GovernorPolicy;
import dev.attune.engine.program.ProgramDefinition.Instance;
import dev.attune.runtime.ModelOptions;
import dev.langchain4j.model.chat.ChatModel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The models of a program by role: those of its class, and those that the settings name. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramModels {

    /** To copy a file, no model is asked. */
    private static final RecordedModelName NOT_NEEDED = new RecordedModelName("none, since none is asked", "none");

    /** What names a model of the settings, and no object. */
    private static final Pattern SETTING = Pattern.compile("[a-z0-9-]+:");

    private final Settings settings;
    private final RunEnvironment environment;
    private final Prices prices;
    private final GovernorPolicy policy;
    private final Map<Role, ChatModel> own = new EnumMap<>(Role.class);
    private final Map<Role, RecordedModelName> absent = new EnumMap<>(Role.class);

    /** @param recorded the models of the recording that is replayed, by role; empty if none is */
    public ProgramModels(
            Settings settings,
            RunEnvironment environment,
            Instance instance,
            int concurrency,
            Map<String, RecordedModelName> recorded) {
        this.settings = settings;
        this.environment = environment;
        this.prices = Prices.read(settings.prices());
        this.policy = GovernorPolicy.of(concurrency, settings.pace());
        if (settings.mode() == Mode.ACCEPT) {
            absent.put(Role.TASK, NOT_NEEDED);
            return;
        }
        for (Role role : Role.values()) {
            own(instance, role, recorded);
        }
        if (none() && !recorded.containsKey(label(Role.TASK))) {
            instance.defaultModel().ifPresent(model -> own.put(Role.TASK, model));
        }
        if (none()) {
            recorded.forEach((role, model) -> absent.putIfAbsent(Role.valueOf(role.toUpperCase(Locale.ROOT)), model));
        }
    }

    /** Where answers are recorded, a model of the class that cannot be made here, for want of a key, is not needed. */
    private void own(Instance instance, Role role, Map<String, RecordedModelName> recorded) {
        try {
            instance.model(role).ifPresent(model -> own.put(role, model));
        } catch (UserCodeException e) {
            RecordedModelName model = recorded.get(label(role));
            if (model == null) {
                throw e;
            }
            absent.put(role, model);
        }
    }

    public boolean none() {
        return !own.containsKey(Role.TASK)
                && !absent.containsKey(Role.TASK)
                && !settings.models().containsKey(Role.TASK);
    }

    /** The name of the model of each role that has one of its own, such as {@code local:smollm2-135m}. */
    public Map<Role, String> names() {
        Map<Role, String> names = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            name(role).ifPresent(name -> names.put(role, name));
        }
        return names;
    }

    /** What answers depend on beside the names of the models. */
    String circumstances() {
        RoleOptions options = settings.modelOptions();
        Map<Role, Map<String, String>> own = new TreeMap<>();
        options.own().forEach((role, mine) -> own.put(role, Endpoint.answering(mine.values())));
        own.values().removeIf(Map::isEmpty);
        return address(options.common()) + " "
                + Endpoint.answering(options.common().values())
                + (own.isEmpty() ? "" : " " + own)
                + " "
                + proposerLimit().tokens();
    }

    /** Not which servers: a model of that name is the same at each, and a run goes on after one is added or has moved. */
    private static String address(ModelOptions options) {
        return options.get("base-url").isPresent() ? "servers" : "default";
    }

    /**
     * A model that the settings name, at its servers.
     *
     * @param setting {@code scheme:name}
     * @param options what it is opened with
     * @param servers the addresses of its servers, without credentials; empty if none are given
     */
    public record Served(String setting, ModelOptions options, List<String> servers) {}

    /** The models that the settings name, each once, with the addresses of their servers. */
    public List<Served> served() {
        Set<Served> served = new LinkedHashSet<>();
        new TreeMap<>(settings.models()).forEach((role, setting) -> {
            if (!own.containsKey(role) && !absent.containsKey(role)) {
                ModelOptions options = settings.modelOptions().of(role);
                served.add(new Served(setting, options, environment.models().servers(setting, options)));
            }
        });
        return List.copyOf(served);
    }

    public RoleModels open(SharedLayers shared) {
        Map<Role, RoleModels.Named> models = new EnumMap<>(Role.class);
        Map<List<Object>, ModelStack> stacks = new HashMap<>();
        for (Role role : Role.values()) {
            RecordedModelName gone = absent.get(role);
            ChatModel mine = own.get(role);
            String setting = settings.models().get(role);
            if (gone != null) {
                Endpoint endpoint = Endpoint.recorded(gone.asked()).takingSchemas(gone.schemas());
                models.put(
                        role,
                        new RoleModels.Named(
                                gone.name(), ModelStack.of(endpoint, ProgramModels::noModel, policy, shared)));
            } else if (mine != null) {
                String name = modelName(mine);
                models.put(
                        role,
                        new RoleModels.Named(
                                name,
                                ModelStack.of(
                                        Endpoint.object(label(role), mine, price(name)), () -> mine, policy, shared)));
            } else if (setting != null) {
                ModelOptions options = settings.modelOptions().of(role);
                ModelStack stack = stacks.computeIfAbsent(
                        List.of(setting, options), key -> configured(setting, options, policy, shared));
                models.put(role, new RoleModels.Named(setting, stack));
            }
        }
        models.forEach((role, named) -> shared.recording()
                .played(
                        label(role),
                        new RecordedModelName(
                                named.name(),
                                named.stack().name(),
                                named.stack().takesSchemas())));
        return new RoleModels(
                models, shared.meter(), shared.budget(), proposerLimit().tokens());
    }

    /**
     * Opens a model that plays no role, to compare the task model with it. It is asked with the same options.
     *
     * @param setting {@code scheme:name}
     */
    public RoleModels.Named open(String setting, SharedLayers shared) {
        int atOnce = settings.concurrency().orElseGet(() -> environment.models().defaultConcurrency(setting));
        ModelOptions options = settings.modelOptions().common();
        return new RoleModels.Named(
                setting, configured(setting, options, GovernorPolicy.of(atOnce, settings.pace()), shared));
    }

    private ModelStack configured(String setting, ModelOptions options, GovernorPolicy pace, SharedLayers shared) {
        return ModelStack.served(
                Endpoint.configured(
                                setting,
                                address(options),
                                environment.models().defaults(setting),
                                options.values(),
                                price(setting))
                        .takingSchemas(shared.recording().models().values().stream()
                                .anyMatch(played -> played.name().equals(setting) && played.schemas())),
                () -> environment.models().open(setting, options),
                pace,
                shared);
    }

    /**
     * The limit of the proposer model's answers. A model that is an object of the user's knows its own limit, so there is none,
     * unless the object has none and the settings give one: some servers refuse a second limit.
     */
    public ProposerLimit proposerLimit() {
        boolean given = own.containsKey(Role.PROPOSER)
                || absent.containsKey(Role.PROPOSER)
                || settings.models().containsKey(Role.PROPOSER);
        Role role = given ? Role.PROPOSER : Role.TASK;
        ChatModel object = own.get(role);
        if (object != null) {
            return OwnLimit.isSetBy(object) ? ProposerLimit.NONE : ProposerLimit.ofSettings(settings);
        }
        RecordedModelName recorded = absent.get(role);
        if (recorded != null && !SETTING.matcher(recorded.asked()).lookingAt()) {
            return recorded.asked().contains("tokens=") ? ProposerLimit.NONE : ProposerLimit.ofSettings(settings);
        }
        String asked = recorded != null ? recorded.asked() : settings.models().get(role);
        return ProposerLimit.of(
                settings,
                asked == null ? OptionalInt.empty() : environment.models().defaultProposerTokens(asked));
    }

    private static ChatModel noModel() {
        throw new IllegalStateException("a model that answers from a recording is not opened");
    }

    private static String label(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> name(Role role) {
        ChatModel mine = own.get(role);
        if (absent.containsKey(role)) {
            return Optional.of(absent.get(role).name());
        }
        return mine != null
                ? Optional.of(modelName(mine))
                : Optional.ofNullable(settings.models().get(role));
    }

    private Price price(String name) {
        Optional<Price> price = prices.of(name);
        if (price.isEmpty() && settings.limits().usd().isPresent()) {
            throw new ConfigurationException(Keys.BUDGET_USD + " is set, and the price of " + name
                    + " is not known; give it in a file, as {\"" + name.substring(name.indexOf(':') + 1)
                    + "\": {\"input\": 0.15, \"output\": 0.60}} in US dollars for a million tokens, and name the file "
                    + "with "
                    + Keys.PRICES);
        }
        return price.orElse(Price.FREE);
    }

    private static String modelName(ChatModel model) {
        String name = model.defaultRequestParameters() == null
                ? null
                : model.defaultRequestParameters().modelName();
        return className(ModelClass.of(model)) + (name == null ? "" : ":" + name);
    }

    /** An anonymous class has no simple name, and is known by where it stands. */
    private static String className(Class<?> type) {
        return type.isAnonymousClass()
                ? type.getName().substring(type.getPackageName().length() + 1)
                : type.getSimpleName();
    }
}
