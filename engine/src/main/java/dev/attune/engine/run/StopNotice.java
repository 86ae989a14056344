package dev.attune.engine.run;

import dev.attune.engine.journal.Journal;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of a run whose process is told to end, by Ctrl-C or by whoever watches over it: its journal is closed behind a whole record,
 * nothing more is made of it, and the console says how to go on. To be closed when the run has come to its own end.
 */
final class StopNotice implements AutoCloseable {

    private final Optional<Journal> journal;
    private final Consumer<String> told;
    private final Thread hook = new Thread(this::stop, "attune-stop");

    StopNotice(Optional<Journal> journal, Consumer<String> told) {
        this.journal = journal;
        this.told = told;
    }

    /** Waits for the end of the process from now on. */
    StopNotice begin() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            stop(); // the process is ending already
        }
        return this;
    }

    /** Says beforehand what is said at a stop: Maven is gone by then, and nobody prints what its tests have to say. */
    void announce() {
        journal.ifPresent(kept -> told.accept(
                "can be stopped and resumed by the same command: finished calls are kept in " + kept.path()));
    }

    void stop() {
        told.accept("stopped; run the same command again to "
                + journal.map(StopNotice::resume).orElse("begin anew: in this mode no journal is kept"));
    }

    private static String resume(Journal journal) {
        int calls = journal.stop();
        return "resume: " + calls + (calls == 1 ? " call is" : " calls are") + " kept in " + journal.path();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is being run
        }
    }
}
