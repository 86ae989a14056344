package dev.attune.local;

import dev.attune.local.llama.ChatPrompt;
import dev.attune.local.llama.LlamaContext;
import dev.attune.local.llama.LlamaContext.Completion;
import dev.attune.local.llama.PrefixPool;
import dev.attune.local.llama.Sampling;
import dev.attune.local.weights.ModelUnavailableException;
import dev.attune.local.weights.ModelWeights;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that runs a GGUF file inside this JVM.
 *
 * <p>Requests may set temperature, topP, topK, frequencyPenalty, presencePenalty, maxOutputTokens and stopSequences.
 * Tools, JSON response formats, non-text content and other model names are refused with an
 * {@link dev.langchain4j.exception.UnsupportedFeatureException}; values out of range and prompts that do not fit the
 * context with an {@link dev.langchain4j.exception.InvalidRequestException}. A prompt is never truncated. Interrupting
 * the calling thread ends the call with a {@link java.util.concurrent.CancellationException}.
 *
 * <p>The same request gets the same answer, at any temperature, whatever ran before or runs beside it: at a temperature
 * above 0 the {@linkplain Builder#seed seed} decides.
 *
 * <p>Instances are thread-safe. As many answers are computed at once as {@linkplain Builder#parallel} says; other calls wait their turn, and of
 * those the ones whose prompts begin as one computed before go first.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LocalChatModel implements ChatModel, AutoCloseable {

    /** The limit of an answer that nobody sets one for. */
    static final int DEFAULT_OUTPUT_TOKENS = 256;

    private static final int PROCESSORS = Math.min(8, Runtime.getRuntime().availableProcessors());

    private static final long CLOSE_MILLIS = 3_000;

    private final String name;
    private final int seed;
    private final ChatRequestParameters defaults;
    private final PrefixPool<LlamaContext> contexts;

    private LocalChatModel(Builder builder, String name, Path file) {
        this.name = name;
        this.seed = builder.seed;
        this.defaults = ChatRequestParameters.builder()
                .modelName(name)
                .temperature(builder.temperature)
                .maxOutputTokens(builder.maxOutputTokens)
                .build();
        int contextLength = builder.contextLength;
        boolean sameBits = !ModelWeights.isFile(name);
        int parallel = builder.parallelOrDefault(sameBits);
        int threads = builder.threadsOrDefault(parallel);
        boolean promptCache = builder.promptCache;
        this.contexts = new PrefixPool<>(
                parallel,
                builder.slotsOrDefault(parallel),
                () -> LlamaContext.open(file, sameBits, contextLength, threads, promptCache));
    }

    /** Starts to describe a model. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        Sampling sampling = Sampling.of(request.parameters(), name, seed);
        ChatPrompt prompt = ChatPrompt.of(request.messages());
        Completion completion = contexts.use(prompt.routingKey(), context -> context.complete(prompt, sampling));
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(completion.text()))
                .modelName(name)
                .tokenUsage(new TokenUsage(completion.inputTokens(), completion.outputTokens()))
                .finishReason(completion.finishReason())
                .build();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return defaults;
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OTHER;
    }

    /**
     * Ends the use of this model. Calls under way may finish, new ones fail with an {@link IllegalStateException}. Returns after a few
     * seconds at most, even if the native library hangs. The library keeps its memory until the JVM ends. Closing again does nothing.
     */
    @Override
    public void close() {
        List<LlamaContext> unused = contexts.close(CLOSE_MILLIS);
        Thread closer = new Thread(() -> unused.forEach(LlamaContext::close), "attune-local-model-close");
        closer.setDaemon(true);
        closer.start();
        try {
            TimeUnit.MILLISECONDS.timedJoin(closer, CLOSE_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Describes a {@link LocalChatModel}. A model or a model file is required, all else has a default. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private @Nullable String model;
        private double temperature;
        private int maxOutputTokens = DEFAULT_OUTPUT_TOKENS;
        private int contextLength = 4096;
        private int threads;
        private int parallel;
        private int slots;
        private int seed;
        private boolean promptCache = reuseKeepsEveryBit(System.getProperty("os.arch", ""));

        private Builder() {}

        /** Uses the model of this name ({@code smollm2-135m}), which is fetched once, or the {@code .gguf} file at this path. */
        public Builder model(String nameOrFile) {
            this.model = Objects.requireNonNull(nameOrFile, "nameOrFile");
            return this;
        }

        /** Uses this GGUF file. */
        public Builder modelFile(Path file) {
            return model(file.toString());
        }

        /** Sets the temperature of requests that have none, 0 or more; 0, the default, always takes the likeliest token. */
        public Builder temperature(double temperature) {
            this.temperature = temperature;
            return this;
        }

        /** Sets the most tokens an answer may have if the request does not say, 1 or more; 256 by default. */
        public Builder maxOutputTokens(int maxOutputTokens) {
            this.maxOutputTokens = atLeast(1, maxOutputTokens, "maxOutputTokens");
            return this;
        }

        /** Sets how many tokens prompt and answer may have together, 16 or more; 4096 by default. Memory grows with it. */
        public Builder contextLength(int contextLength) {
            this.contextLength = atLeast(16, contextLength, "contextLength");
            return this;
        }

        /**
         * Sets how many threads compute one answer, 1 or more; by default the processors, at most 8, divided among {@link #parallel} answers:
         * 1 with a model of the catalog.
         */
        public Builder threads(int threads) {
            this.threads = atLeast(1, threads, "threads");
            return this;
        }

        /**
         * Sets how many answers are computed at once, 1 or more. By default as many as the processors, at most 8, have room for with the
         * {@link #threads} of each: with a model of the catalog one for each processor. With a model file it is 1, and of several such calls one
         * computes at a time all the same, since llama.cpp may compute wrongly otherwise.
         */
        public Builder parallel(int parallel) {
            this.parallel = atLeast(1, parallel, "parallel");
            return this;
        }

        /**
         * Sets how many prompts stay computed in memory, so that the next prompt with the same beginning is cheap; at
         * least {@link #parallel}. By default 8, or twice {@code parallel} if that is more. They are opened on demand;
         * with SmolLM2 135M and the default context length each takes about 0.1 GB.
         */
        public Builder slots(int slots) {
            this.slots = atLeast(1, slots, "slots");
            return this;
        }

        /** Sets the seed for temperatures above 0: any value but -1; 0 by default. */
        public Builder seed(int seed) {
            if (seed == -1) {
                throw new IllegalArgumentException("seed -1 stands for a random seed in llama.cpp and is not allowed");
            }
            this.seed = seed;
            return this;
        }

        /**
         * Chooses whether the computed beginning of earlier prompts is reused. By default it is where that changes no bit of an
         * answer, which is known of x86-64 processors; on others each prompt is computed from its beginning, and {@code true}
         * gives answers several times as fast that may depend on what was asked before.
         */
        public Builder promptCache(boolean promptCache) {
            this.promptCache = promptCache;
            return this;
        }

        /**
         * Finds the weights and makes the model. The first call of the model loads them.
         *
         * @throws ModelUnavailableException if the weights cannot be had
         * @throws IllegalStateException if no model is named, or slots are fewer than parallel calls
         */
        public LocalChatModel build() {
            if (model == null) {
                throw new IllegalStateException("a local model needs model(...) or modelFile(...)");
            }
            return new LocalChatModel(this, model, ModelWeights.standard().find(model));
        }

        /** Kernels of other processors take tokens in pairs or fours, and what is left over by another path. */
        static boolean reuseKeepsEveryBit(String architecture) {
            return architecture.equals("amd64") || architecture.equals("x86_64");
        }

        private int parallelOrDefault(boolean sameBits) {
            if (parallel > 0) {
                return parallel;
            }
            return sameBits ? Math.max(1, PROCESSORS / Math.max(1, threads)) : 1;
        }

        private int threadsOrDefault(int parallelCalls) {
            return threads > 0 ? threads : Math.max(1, PROCESSORS / parallelCalls);
        }

        private int slotsOrDefault(int parallelCalls) {
            if (slots > 0 && slots < parallelCalls) {
                throw new IllegalStateException(
                        "slots (" + slots + ") must not be fewer than parallel calls (" + parallelCalls + ")");
            }
            return slots > 0 ? slots : Math.max(8, 2 * parallelCalls);
        }

        private static int atLeast(int minimum, int value, String name) {
            if (value < minimum) {
                throw new IllegalArgumentException(name + " must be " + minimum + " or more, is " + value);
            }
            return value;
        }
    }
}
