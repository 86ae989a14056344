package dev.attune.engine.config;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The configuration keys. Each is looked up as a system property, then as an environment variable ({@code attune.model.base-url}
 * is {@code ATTUNE_MODEL_BASE_URL}), then as a JUnit configuration parameter ({@code junit-platform.properties}, or those of the
 * build).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Keys {

    /** What all keys start with. */
    public static final String PREFIX = "attune.";

    /** {@code auto} (default), {@code verify}, {@code optimize} or {@code accept}. */
    public static final String MODE = "attune.mode";

    /** The model of all roles that have none of their own: {@code openai:MODEL} or {@code local:FILE-OR-NAME}. */
    public static final String MODEL = "attune.model";

    /** The address of an OpenAI-compatible server, such as {@code http://localhost:11434/v1}; a query string is sent and not shown. */
    public static final String MODEL_BASE_URL = "attune.model.base-url";

    /** The key of that server; read from the environment variable {@code ATTUNE_MODEL_API_KEY} only. */
    public static final String MODEL_API_KEY = "attune.model.api-key";

    /** Temperature of the model; default: 0 for {@code local:}, else none is asked for. */
    public static final String MODEL_TEMPERATURE = "attune.model.temperature";

    /** Tokens that an answer may have; default: the model's own. */
    public static final String MODEL_MAX_OUTPUT_TOKENS = "attune.model.max-output-tokens";

    /** Time for one call, such as {@code 60s}; default: no limit but the model's own. */
    public static final String MODEL_TIMEOUT = "attune.model.timeout";

    /** The model that writes instructions. */
    public static final String MODEL_PROPOSER = "attune.model.proposer";

    /**
     * Tokens that an answer of the model that writes instructions may have, its thoughts included; default 4096, and none for a
     * {@code ChatModel} of the program's own.
     */
    public static final String MODEL_PROPOSER_MAX_OUTPUT_TOKENS = "attune.model.proposer.max-output-tokens";

    /** The model that produces demos. */
    public static final String MODEL_TEACHER = "attune.model.teacher";

    /** The model that judges in metrics; metrics are not handed it yet. */
    public static final String MODEL_JUDGE = "attune.model.judge";

    /** The folder in which the weights of local models are kept. */
    public static final String MODELS = "attune.models";

    /** How many examples are evaluated at once; at least 1. */
    public static final String CONCURRENCY = "attune.concurrency";

    /** Model calls of all roles together, at most. */
    public static final String BUDGET_CALLS = "attune.budget.calls";

    /** Tokens of all calls together, at most. */
    public static final String BUDGET_TOKENS = "attune.budget.tokens";

    /** Money for all calls together, in US dollars such as {@code 2.50}, at most; needs the price of every model. */
    public static final String BUDGET_USD = "attune.budget.usd";

    /** Time of a program's run, such as {@code 20m}, at most. */
    public static final String BUDGET_TIME = "attune.budget.time";

    /** A JSON file of prices per million tokens, for models that the built-in table does not know. */
    public static final String PRICES = "attune.prices";

    /** Calls that one model may get in a minute. */
    public static final String REQUESTS_PER_MINUTE = "attune.model.requests-per-minute";

    /** Tokens, in and out, that one model may use in a minute. */
    public static final String TOKENS_PER_MINUTE = "attune.model.tokens-per-minute";

    /** The wait before a failed call is made again, such as {@code 1s} (default); each further one is twice as long. */
    public static final String RETRY_WAIT = "attune.model.retry-wait";

    /** Time for one example, such as {@code 2m}, over all calls of its modules. */
    public static final String EXAMPLE_TIMEOUT = "attune.example.timeout";

    /** A file in which answers are kept from run to run; default: none. */
    public static final String CACHE = "attune.cache";

    /** {@code off} (default), {@code record} or {@code strict}: whether answers come from a recording. */
    public static final String REPLAY = "attune.replay";

    /** The seed of all programs, before the one of their optimizer annotation. */
    public static final String SEED = "attune.seed";

    /** The folder of accepted artifacts, which production loads; default {@code src/main/resources/attune}. */
    public static final String ARTIFACTS = "attune.artifacts";

    /** The folder of recordings; default {@code src/test/resources/attune}. */
    public static final String RECORDINGS = "attune.recordings";

    /** The folder of what a run leaves behind; default {@code target/attune}, in a Gradle project {@code build/attune}. */
    public static final String OUTPUT = "attune.output";

    /** The folder of journals, in which runs that are killed go on; default {@code .attune}, which {@code mvn clean} leaves alone. */
    public static final String JOURNAL = "attune.journal";

    /** The optimizers to run, by name, separated by commas; the others are skipped. */
    public static final String ONLY = "attune.only";

    /**
     * What the console shows beside progress: {@code prompts}, of each test leaf the first prompt whose answer could not be read, with
     * that answer; default: nothing.
     */
    public static final String SHOW = "attune.show";

    /** All keys. */
    public static final List<String> ALL = List.of(
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
            RECORDINGS,
            OUTPUT,
            JOURNAL,
            ONLY,
            SHOW);

    private Keys() {}
}
