package dev.attune.engine;

import dev.attune.engine.junit.ProgramLauncher;
import dev.attune.engine.run.ProgramResult;
import org.apiguardian.api.API;

/** Runs LM programs from code, just like the test engine. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Attune {

    private Attune() {}

    /**
     * Runs preflight, optimizers and gates of an annotated class, with the settings of system properties, environment variables and
     * {@code junit-platform.properties}. Prints progress, as the test engine does. Disabled gates are left out.
     *
     * @param program a class with {@link dev.attune.annotations.LmProgram}
     * @return the records of all steps, and the failures of those that failed
     * @throws IllegalArgumentException if the class is not a usable program, or is disabled; the message says why
     */
    public static ProgramResult run(Class<?> program) {
        return ProgramLauncher.run(program);
    }
}
