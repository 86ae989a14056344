package dev.attune.engine.model.budget;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/**
 * Threads that wait for models, which never keep a process alive. Virtual ones where that is safe, so that hundreds of slots cost little:
 * from Java 24 on. Before, a virtual thread that waits inside {@code synchronized}, as clients and programs of users may, holds one of the
 * few threads that carry all others. Attune is compiled for Java 17, so virtual threads are found by their names.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WorkerThreads {

    private static final int NEVER_HELD_FAST = 24;

    private WorkerThreads() {}

    /**
     * Returns a factory of threads.
     *
     * @param prefix the beginning of their names, before their number
     */
    public static ThreadFactory factory(String prefix) {
        if (Runtime.version().feature() >= NEVER_HELD_FAST) {
            return virtual(prefix);
        }
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ThreadFactory virtual(String prefix) {
        try {
            Class<?> builders = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Object named = builders.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
            return (ThreadFactory) builders.getMethod("factory").invoke(named);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Java " + Runtime.version() + " has no virtual threads", e);
        }
    }
}
