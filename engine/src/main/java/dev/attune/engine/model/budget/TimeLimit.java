package dev.attune.engine.model.budget;

import dev.langchain4j.exception.TimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/** Waits for work on another thread, for so long and no longer. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TimeLimit {

    private TimeLimit() {}

    /** Threads for work that may be given up; they end by themselves. */
    public static ExecutorService threads() {
        return Executors.newCachedThreadPool(WorkerThreads.factory("attune-timed-"));
    }

    /**
     * Does work within a time; work that takes longer is interrupted.
     *
     * @throws TimeoutException with that message, if it takes longer
     */
    public static <T> T within(Duration limit, String message, ExecutorService threads, Callable<T> work) {
        Future<T> future = threads.submit(work);
        try {
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException(message);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a model", e);
        } finally {
            future.cancel(true);
        }
    }
}
