package dev.attune.engine.junit;

import dev.attune.engine.config.Mode;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.TestSettings;
import java.nio.file.Path;

/** A process that is gone, without a word, at a model call: {@code KilledRun FOLDER CALLS CLASS}. */
final class KilledRun {

    static final int EXIT = 137;

    private KilledRun() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        System.setProperty(PureFixture.HALT_AFTER, arguments[1]);
        Class<?> program = Class.forName(arguments[2]);
        ProgramLauncher.run(program, () -> TestSettings.in(Path.of(arguments[0]), Mode.OPTIMIZE, 1));
    }
}
