package dev.attune.local.llama;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets the JVM end although the native library keeps it alive: llama.cpp attaches its worker threads as non-daemon
 * threads and never detaches them, not even after the model is closed. When the launcher is waiting for the last
 * non-daemon threads and only such native ones are left, the guard exits with the status the launcher would give.
 */
final class ExitGuard implements Runnable {

    private static final long PAUSE_MILLIS = 100;

    private final Thread thread;
    private volatile boolean mainFailed;

    private ExitGuard() {
        thread = new Thread(this, "attune-exit-guard");
        thread.setDaemon(true);
    }

    /** Start to watch. To be called before the first native thread exists. */
    static void start() {
        ExitGuard guard = new ExitGuard();
        guard.watchMain();
        guard.thread.start();
    }

    /** The launcher answers 1 if the main method threw; by then nobody else can tell. */
    private void watchMain() {
        for (Thread candidate : liveThreads()) {
            if (candidate.getName().equals("main")) {
                Thread.UncaughtExceptionHandler handler = candidate.getUncaughtExceptionHandler();
                candidate.setUncaughtExceptionHandler((main, failure) -> {
                    mainFailed = true;
                    handler.uncaughtException(main, failure);
                });
            }
        }
    }

    @Override
    public void run() {
        try {
            int quietRounds = 0;
            // Two rounds, because a thread about to run its first method looks like a native one.
            while (quietRounds < 2) {
                boolean launcherWaits = false;
                Thread keepsAlive = null;
                for (Thread candidate : liveThreads()) {
                    if (candidate.getName().equals("DestroyJavaVM")) {
                        launcherWaits = true;
                    } else if (!candidate.isDaemon() && !isNative(candidate)) {
                        keepsAlive = candidate;
                    }
                }
                if (keepsAlive != null) {
                    quietRounds = 0;
                    keepsAlive.join();
                } else {
                    quietRounds = launcherWaits ? quietRounds + 1 : 0;
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
            Runtime.getRuntime().exit(mainFailed ? 1 : 0);
        } catch (InterruptedException interruption) {
            // Somebody wants this thread gone: the JVM then ends by System.exit only.
            Thread.currentThread().interrupt();
        }
    }

    /** A thread attached from native code after the guard was made: it runs no Java method. */
    private boolean isNative(Thread candidate) {
        return candidate.getId() > thread.getId() && candidate.getStackTrace().length == 0;
    }

    private static List<Thread> liveThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        // Enumeration drops silently what does not fit.
        Thread[] threads = new Thread[root.activeCount() + 64];
        int count = root.enumerate(threads, true);
        List<Thread> live = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            live.add(threads[i]);
        }
        return live;
    }
}
