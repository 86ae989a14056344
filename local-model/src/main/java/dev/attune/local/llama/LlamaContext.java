package dev.attune.local.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import dev.attune.local.weights.ModelUnavailableException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.output.FinishReason;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** One native context with the key-value cache of one prompt. Serves one call at a time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LlamaContext {

    /** A special token at the start that the tokenizer may add on its own, and one place to generate into. */
    private static final int RESERVED_TOKENS = 2;

    /**
     * The library computes a prompt in batches of this many tokens; fixed here because answers may depend on it. Nothing ends a batch
     * under way, so a large one would hold up the end of the JVM.
     */
    private static final int BATCH = 128;

    private static final Lock OPENING = new ReentrantLock(true);

    /**
     * Kernels for F16, BF16 and F32 count their work in a variable of the process. Of the contexts whose weights may have these types, one
     * computes at a time.
     */
    private static final Lock SHARED_COUNTER = new ReentrantLock(true);

    private final NativeCalls calls;
    private final LlamaModel model;
    private final ChatTemplate template;
    private final Lock turn;
    private final int contextLength;
    private final boolean promptCache;
    private final CachedPrompt cached;

    private LlamaContext(
            NativeCalls calls,
            LlamaModel model,
            ChatTemplate template,
            boolean sameBits,
            Lock turn,
            int contextLength,
            boolean promptCache) {
        this.calls = calls;
        this.model = model;
        this.template = template;
        this.turn = turn;
        this.contextLength = contextLength;
        this.promptCache = promptCache;
        this.cached = new CachedPrompt(BATCH, sameBits);
    }

    /**
     * Open a context.
     *
     * @param sameBits whether the weights are known to give the same bits in batches of any size, and whatever other contexts compute at the
     *     same time
     */
    public static LlamaContext open(Path file, boolean sameBits, int contextLength, int threads, boolean promptCache) {
        NativeCalls calls = LlamaRuntime.load();
        ChatTemplate template = ChatTemplate.of(file);
        ModelParameters parameters = new ModelParameters()
                .setModel(file.toString())
                .setCtxSize(contextLength)
                .setThreads(threads)
                .setThreadsBatch(threads)
                // One sequence per context: several would be batched together, and then an answer depends on
                // what else happens to run.
                .setParallel(1)
                .setBatchSize(BATCH)
                .setUbatchSize(BATCH)
                .setSlotPromptSimilarity(0)
                .disableContextShift()
                // Without it, attention takes other arithmetic paths for a batch of one token, whatever the type of the
                // weights.
                .enableFlashAttn()
                // Warming up computes, and nothing comes of it.
                .skipWarmup()
                .enableJinja()
                .disableLog();
        template.addTo(parameters);
        Lock turn = sameBits ? new ReentrantLock() : SHARED_COUNTER;
        return alone(
                OPENING,
                calls,
                () -> alone(turn, calls, () -> {
                    LlamaModel model = load(file, parameters);
                    FirstIdle.await(model);
                    return new LlamaContext(calls, model, template, sameBits, turn, contextLength, promptCache);
                }));
    }

    private static LlamaModel load(Path file, ModelParameters parameters) {
        try {
            return new LlamaModel(parameters);
        } catch (RuntimeException failure) {
            throw new ModelUnavailableException("llama.cpp cannot load " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** Text and its figures as one call made them. */
    public record Completion(String text, int inputTokens, int outputTokens, FinishReason finishReason) {}

    public Completion complete(ChatPrompt chat, Sampling sampling) {
        return alone(turn, calls, () -> completed(chat, sampling));
    }

    /** The tokens that are computed for a prompt. */
    public int[] tokens(ChatPrompt chat) {
        return alone(turn, calls, () -> model.encode(chat.render(model, template)));
    }

    private static <R> R alone(Lock lock, NativeCalls calls, Supplier<R> call) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the local model");
        }
        try {
            calls.begin();
            try {
                return call.get();
            } finally {
                calls.end();
            }
        } finally {
            lock.unlock();
        }
    }

    private Completion completed(ChatPrompt chat, Sampling sampling) {
        String prompt = chat.render(model, template);
        int[] tokens = model.encode(prompt);
        int room = contextLength - tokens.length - RESERVED_TOKENS;
        if (room < 1) {
            throw new InvalidRequestException("The prompt has " + tokens.length
                    + " tokens and does not fit the context of " + contextLength
                    + " tokens. Shorten it or raise contextLength.");
        }
        int limit = Math.min(sampling.maxOutputTokens(), room);
        boolean reuse = promptCache && cached.keepsAnswer(tokens);
        InferenceParameters parameters =
                sampling.toParameters(prompt).setNPredict(limit).setCachePrompt(reuse);
        cached.forget();
        Transcript transcript = new Transcript(limit, !sampling.stopSequences().isEmpty());
        generate(parameters, transcript);
        cached.keep(tokens, reuse);
        return new Completion(transcript.text(), tokens.length, transcript.outputTokens(), transcript.finishReason());
    }

    private void generate(InferenceParameters parameters, Transcript transcript) {
        LlamaIterator outputs = model.generate(parameters).iterator();
        Runnable giveUp = () -> giveUp(outputs);
        calls.beginAnswer(giveUp);
        try {
            while (outputs.hasNext()) {
                if (Thread.interrupted()) {
                    giveUp(outputs);
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted while the local model was answering");
                }
                LlamaOutput output = calls.await(() -> next(outputs));
                if (outputs.hasNext()) {
                    transcript.add(output.text, countTokens(output.text));
                }
            }
        } finally {
            calls.endAnswer(giveUp);
        }
    }

    /** The exception of the library is not public. */
    private static LlamaOutput next(LlamaIterator outputs) {
        try {
            return outputs.next();
        } catch (RuntimeException failure) {
            throw new InvalidRequestException("llama.cpp refused the request: " + failure.getMessage(), failure);
        }
    }

    /**
     * Cancels what the library computes and waits until it has noticed, which it does between two batches. Its threads take one task after
     * the other: when an empty prompt is answered, nothing is computed any more.
     */
    private void giveUp(LlamaIterator outputs) {
        outputs.cancel();
        model.complete(new InferenceParameters("").setNPredict(1).setCachePrompt(false));
    }

    /** One piece of output is one token, but for characters that are spread over several. */
    private int countTokens(String piece) {
        boolean ascii = piece.chars().allMatch(character -> character < 0x80);
        return ascii ? 1 : Math.max(1, model.encode(piece).length);
    }

    /** May hang or crash the JVM if a call is under way. */
    public void close() {
        try {
            calls.begin();
        } catch (CancellationException ending) {
            return; // the memory goes with the process
        }
        try {
            model.close();
        } finally {
            calls.end();
        }
    }
}
