package dev.attune.local.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the thread of a new native context has been idle once. It empties the key-value cache then, and only then, but keeps its list of
 * the tokens that it holds ({@code clean_kv_cache} in llama.cpp's server). On a busy machine requests can arrive so fast that this happens
 * between the third and the fourth: from then on, answers that reuse a beginning are those to prompts without it.
 *
 * <p>The library does not tell when it is idle. What is known: after an answer it is idle as soon as its thread gets some microseconds before
 * the next request. So it gets pauses that are long beside the time that an empty request takes on this machine at this moment.
 */
final class FirstIdle {

    private static final int PAUSES = 3;
    private static final long LEAST_PAUSE_MILLIS = 40;
    private static final int ROUND_TRIPS = 4;

    private FirstIdle() {}

    static void await(LlamaModel model) {
        for (int pause = 0; pause < PAUSES; pause++) {
            long start = System.nanoTime();
            model.complete(new InferenceParameters("").setNPredict(1).setCachePrompt(false));
            long roundTrip = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            sleep(model, Math.max(LEAST_PAUSE_MILLIS, ROUND_TRIPS * roundTrip));
        }
    }

    private static void sleep(LlamaModel model, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interruption) {
            model.close();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the local model was opened");
        }
    }
}
