package dev.attune.engine.junit;

import java.nio.file.Path;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The engine as a build runs it, with all files in a folder of the test. */
final class TestKit {

    private TestKit() {}

    static EngineTestKit.Builder in(Path folder) {
        return EngineTestKit.engine(AttuneTestEngine.ID)
                .configurationParameter(
                        "attune.artifacts", folder.resolve("artifacts").toString())
                .configurationParameter(
                        "attune.recordings", folder.resolve("recordings").toString())
                .configurationParameter(
                        "attune.output", folder.resolve("output").toString())
                .configurationParameter(
                        "attune.journal", folder.resolve("journals").toString());
    }
}
