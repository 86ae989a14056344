package dev.attune.engine.preflight;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.data.DataException;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.instance.InstanceException;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.program.UserCodeException;
import dev.attune.runtime.artifact.ArtifactException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes checks and keeps what they found, in order. One thread at a time. */
final class Checklist {

    private final List<Check> checks = new ArrayList<>();

    List<Check> checks() {
        return List.copyOf(checks);
    }

    void add(Check check) {
        checks.add(check);
    }

    List<String> warnings() {
        return checks.stream()
                .filter(check -> check.status() == Status.WARNING)
                .map(check -> check.name() + ": " + check.message())
                .toList();
    }

    List<String> problems() {
        return checks.stream()
                .filter(check -> check.status() == Status.FAILED)
                .map(Check::message)
                .toList();
    }

    /**
     * Makes a check without which the program cannot run.
     *
     * @param found says in words what was found
     * @return what was checked; null if it failed
     */
    <T> @Nullable T check(String name, Callable<T> checked, Function<T, String> found) {
        try {
            T value = checked.call();
            checks.add(new Check(name, Status.OK, found.apply(value)));
            return value;
        } catch (DataException
                | ConfigurationException
                | InstanceException
                | UserCodeException
                | JournalException
                | ArtifactException
                | FileSystemException e) {
            checks.add(new Check(name, Status.FAILED, String.valueOf(e.getMessage())));
            return null;
        } catch (Exception e) {
            checks.add(new Check(name, Status.FAILED, name + ": " + e));
            return null;
        }
    }

    /** Advice that cannot be given costs nobody the run. */
    void advise(String name, Supplier<List<Check>> advice) {
        try {
            checks.addAll(advice.get());
        } catch (RuntimeException e) {
            checks.add(new Check(name, Status.WARNING, "not checked, since " + e));
        }
    }
}
