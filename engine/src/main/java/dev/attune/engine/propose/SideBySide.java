package dev.attune.engine.propose;

import dev.attune.engine.predict.RunAbortedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.apiguardian.api.API;

/** Work that waits for models, in threads of its own; how many calls are made at once is up to the model's governor. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SideBySide {

    private SideBySide() {}

    /** Begins one piece of work. */
    public static <T> FutureTask<T> begin(Executor threads, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        threads.execute(task);
        return task;
    }

    /** The results in the order of the work. The first failure in that order is thrown, and ends what has not ended. */
    static <T> List<T> all(Executor threads, List<Callable<T>> work) {
        List<FutureTask<T>> tasks = new ArrayList<>();
        try {
            work.forEach(one -> tasks.add(begin(threads, one)));
            return tasks.stream().map(SideBySide::result).toList();
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    /** Waits for the result; what the work throws, this throws. */
    public static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was interrupted");
        }
    }
}
