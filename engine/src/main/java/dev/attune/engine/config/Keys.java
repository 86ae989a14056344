package dev.attune.engine.config;

import dev.attune.annotations.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The configuration keys. Each is looked up as a system property, then as an environment variable ({@code attune.model.base-url}
 * is {@code ATTUNE_MODEL_BASE_URL}), then as a JUnit configuration parameter ({@code junit-platform.properties}, or those of the
 * build).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Keys {

    /** The prefix of all keys. */
    public static final String PREFIX = "attune.";

    /** {@code auto} (default), {@code verify}, {@code optimize}, {@code accept} or {@code compare}. */
    public static final String MODE = "attune.mode";

    /** The model of all roles without their own: {@code openai:MODEL} or {@code local:FILE-OR-NAME}. */
    public static final String MODEL = "attune.model";

    /**
     * The address of an OpenAI-compatible server, such as {@code http://localhost:11434/v1}; a query string is sent but not shown. Several
     * addresses, separated by commas, share the calls.
     */
    public static final String MODEL_BASE_URL = "attune.model.base-url";

    /** The key of that server; read from the environment variable {@code ATTUNE_MODEL_API_KEY} only. */
    public static final String MODEL_API_KEY = "attune.model.api-key";

    /** Temperature of the model; default: 0 for {@code local:}; otherwise none is sent. */
    public static final String MODEL_TEMPERATURE = "attune.model.temperature";

    /** The token limit of an answer; default: the model's own. */
    public static final String MODEL_MAX_OUTPUT_TOKENS = "attune.model.max-output-tokens";

    /** The time limit of one call, such as {@code 60s}; default: the model's own. */
    public static final String MODEL_TIMEOUT = "attune.model.timeout";

    /** The model that writes instructions. */
    public static final String MODEL_PROPOSER = "attune.model.proposer";

    /**
     * The token limit of an answer of the model that writes instructions, including its thoughts; default 256 for
     * {@code local:}, none for the program's own {@code ChatModel}, otherwise 4096; or {@code attune.model.max-output-tokens} if that is more.
     */
    public static final String MODEL_PROPOSER_MAX_OUTPUT_TOKENS = "attune.model.proposer.max-output-tokens";

    /** The model that produces demos. */
    public static final String MODEL_TEACHER = "attune.model.teacher";

    /** The model that judges in metrics. */
    public static final String MODEL_JUDGE = "attune.model.judge";

    /**
     * The model with which compare mode compares {@code attune.model}; default: the model for which the accepted artifact was tuned.
     */
    public static final String COMPARE_MODEL = "attune.compare.model";

    /** The folder for the weights of local models. */
    public static final String MODELS = "attune.models";

    /** How many examples are evaluated at once; at least 1. */
    public static final String CONCURRENCY = "attune.concurrency";

    /** Maximum number of model calls of all roles together. */
    public static final String BUDGET_CALLS = "attune.budget.calls";

    /** Maximum number of tokens of all calls together. */
    public static final String BUDGET_TOKENS = "attune.budget.tokens";

    /** Maximum cost of all calls together, in US dollars, such as {@code 2.50}; needs the price of every model. */
    public static final String BUDGET_USD = "attune.budget.usd";

    /** Maximum running time of a program, such as {@code 20m}. */
    public static final String BUDGET_TIME = "attune.budget.time";

    /** A JSON file of prices per million tokens, for models that are not in the built-in table. */
    public static final String PRICES = "attune.prices";

    /** Maximum number of calls per minute to one model. */
    public static final String REQUESTS_PER_MINUTE = "attune.model.requests-per-minute";

    /** Maximum number of tokens per minute, in and out, for one model. */
    public static final String TOKENS_PER_MINUTE = "attune.model.tokens-per-minute";

    /** The wait before a failed call is retried, such as {@code 1s} (default); each further wait is twice as long. */
    public static final String RETRY_WAIT = "attune.model.retry-wait";

    /** The time limit of one example, such as {@code 2m}, over all calls of its modules. */
    public static final String EXAMPLE_TIMEOUT = "attune.example.timeout";

    /** A file that keeps answers between runs; default: none. */
    public static final String CACHE = "attune.cache";

    /** {@code off} (default), {@code record} or {@code strict}: whether answers come from a recording. */
    public static final String REPLAY = "attune.replay";

    /** The seed of all programs; takes precedence over that of the optimizer annotation. */
    public static final String SEED = "attune.seed";

    /** The folder of accepted artifacts, which production loads; default {@code src/main/resources/attune}. */
    public static final String ARTIFACTS = "attune.artifacts";

    /** Who accepts an artifact in accept mode, as it is kept in the artifact; default: the user's account. */
    public static final String ACCEPTED_BY = "attune.accepted-by";

    /** The folder of recordings; default {@code src/test/resources/attune}. */
    public static final String RECORDINGS = "attune.recordings";

    /** The folder for what a run leaves behind; default {@code target/attune}, or {@code build/attune} in a Gradle project. */
    public static final String OUTPUT = "attune.output";

    /** The folder of journals, from which killed runs resume; default {@code .attune}, which {@code mvn clean} leaves alone. */
    public static final String JOURNAL = "attune.journal";

    /** The optimizers to run, by name, separated by commas; the others are skipped. */
    public static final String ONLY = "attune.only";

    /**
     * What the console shows besides progress: with {@code prompts}, the first prompt of each test leaf whose answer could not be read,
     * together with that answer; default: nothing.
     */
    public static final String SHOW = "attune.show";

    /**
     * {@code fail}, {@code warn} or {@code pass}: what an inconclusive gate does to the build, unless its annotation says it; default
     * {@code fail} in verify mode, else {@code warn}.
     */
    public static final String GATE_INCONCLUSIVE = "attune.gate.inconclusive";

    /**
     * The number of candidates that a test split may judge before its gates warn that their error rate no longer holds; default
     * {@value Settings#ASKED_AT_MOST}.
     */
    public static final String GATE_ASKED_AT_MOST = "attune.gate.asked-at-most";

    /**
     * How many calls may be made to measure on test examples what each change of the winner is worth, as a share of the calls of the
     * gates; 0: none; default {@value Settings#ATTRIBUTION}.
     */
    public static final String GATE_ATTRIBUTION = "attune.gate.attribution";

    /** Roles whose model can be asked with options of its own, and what these are. */
    private static final Map<Role, List<String>> OF_ROLES = Map.of(
            Role.PROPOSER, List.of("base-url", "api-key", "timeout"),
            Role.TEACHER, List.of("base-url", "api-key", "timeout", "temperature", "max-output-tokens"),
            Role.JUDGE, List.of("base-url", "api-key", "timeout", "temperature", "max-output-tokens"));

    private static final List<String> COMMON = List.of(
            MODE,
            MODEL,
            MODEL_BASE_URL,
            MODEL_API_KEY,
            MODEL_TEMPERATURE,
            MODEL_MAX_OUTPUT_TOKENS,
            MODEL_TIMEOUT,
            MODEL_PROPOSER,
            MODEL_PROPOSER_MAX_OUTPUT_TOKENS,
            MODEL_TEACHER,
            MODEL_JUDGE,
            COMPARE_MODEL,
            MODELS,
            CONCURRENCY,
            BUDGET_CALLS,
            BUDGET_TOKENS,
            BUDGET_USD,
            BUDGET_TIME,
            PRICES,
            REQUESTS_PER_MINUTE,
            TOKENS_PER_MINUTE,
            RETRY_WAIT,
            EXAMPLE_TIMEOUT,
            CACHE,
            REPLAY,
            SEED,
            ARTIFACTS,
            ACCEPTED_BY,
            RECORDINGS,
            OUTPUT,
            JOURNAL,
            ONLY,
            GATE_INCONCLUSIVE,
            GATE_ASKED_AT_MOST,
            GATE_ATTRIBUTION,
            SHOW);

    /** All keys. */
    public static final List<String> ALL = Stream.concat(
                    COMMON.stream(), OF_ROLES.keySet().stream().sorted().flatMap(role -> ofRole(role).stream()))
            .toList();

    private Keys() {}

    /** The key of an option that the model of one role has of its own: {@code attune.model.proposer.base-url}. */
    static String of(Role role, String option) {
        return MODEL + "." + role.name().toLowerCase(Locale.ROOT) + "." + option;
    }

    /** The keys of all options that the model of a role can have of its own; none for the task model, whose options are the common ones. */
    static List<String> ofRole(Role role) {
        return OF_ROLES.getOrDefault(role, List.of()).stream()
                .map(option -> of(role, option))
                .toList();
    }
}
