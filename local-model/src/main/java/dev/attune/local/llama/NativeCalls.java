package dev.attune.local.llama;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Which native calls are under way, so that the JVM does not end while one computes: the exit handlers of the native library take away what
 * its threads work with, and the process would crash instead of ending. When the JVM is told to end, new calls are refused, answers under
 * way are given up, and the JVM ends as soon as nothing computes. Thread-safe.
 */
final class NativeCalls {

    private final Set<Runnable> answers = new HashSet<>();
    private int underWay;
    private boolean ending;

    /**
     * Begin native calls, each of which returns within a second or so; to be ended by {@link #end}.
     *
     * @throws CancellationException if the JVM is ending
     */
    synchronized void begin() {
        refuseAtTheEnd();
        underWay++;
    }

    synchronized void end() {
        underWay--;
        notifyAll();
    }

    /**
     * Wait for the library to compute, between {@link #begin} and {@link #end}. Such a wait does not hold up the end of the JVM, and is left
     * with a {@link CancellationException} then, if at all.
     */
    <R> R await(Supplier<R> wait) {
        end();
        try {
            return wait.get();
        } finally {
            resume();
        }
    }

    private synchronized void resume() {
        underWay++;
        refuseAtTheEnd();
    }

    private void refuseAtTheEnd() {
        if (ending) {
            throw new CancellationException("the JVM is ending: the local model answers no more");
        }
    }

    /**
     * Begin an answer that the library computes from now on, whoever waits for it.
     *
     * @param giveUp gives the answer up and returns when the library computes nothing for it any more; called by another thread
     */
    synchronized void beginAnswer(Runnable giveUp) {
        answers.add(giveUp);
    }

    /** The answer is complete or given up. At the end of the JVM it may be neither, as nobody waits for it any more. */
    synchronized void endAnswer(Runnable giveUp) {
        if (!ending) {
            answers.remove(giveUp);
        }
    }

    /** Refuse new calls and return when nothing is computed any more. Never returns if the library hangs. */
    void stop() throws InterruptedException {
        for (List<Runnable> left = begunAnswers(); !left.isEmpty(); left = begunAnswers()) {
            left.forEach(Runnable::run);
        }
    }

    /** Those that no one has given up yet; none: all native calls have returned. */
    private synchronized List<Runnable> begunAnswers() throws InterruptedException {
        ending = true;
        while (underWay > 0) {
            wait();
        }
        List<Runnable> begun = List.copyOf(answers);
        answers.clear();
        return begun;
    }

    /**
     * Stop when the JVM ends, but do not keep it from ending for longer than that.
     *
     * @param afterwards what is left to do when nothing computes any more
     */
    void stopWithTheJvm(long longestMillis, Runnable afterwards) {
        Thread hook = new Thread(
                () -> {
                    stopWithin(longestMillis);
                    afterwards.run();
                },
                "attune-local-model-stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            synchronized (this) {
                ending = true;
            }
            afterwards.run();
        }
    }

    private void stopWithin(long longestMillis) {
        Thread stopper = new Thread(
                () -> {
                    try {
                        stop();
                    } catch (InterruptedException interruption) {
                        Thread.currentThread().interrupt();
                    }
                },
                "attune-local-model-stopper");
        stopper.setDaemon(true);
        stopper.start();
        try {
            TimeUnit.MILLISECONDS.timedJoin(stopper, longestMillis);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
