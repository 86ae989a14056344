package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.TestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramEndTests {

    @TempDir
    Path folder;

    @Test
    void listenersHearWhenAllLeavesOfAProgramHaveEnded() {
        assertThat(heard(Mode.OPTIMIZE)).containsExactly("PREFLIGHT", "OPTIMIZER", "GATE", PureFixture.class.getName());
    }

    @Test
    void theyHearItOfAProgramThatIsStaleToo() {
        assertThat(heard(Mode.VERIFY)).endsWith(PureFixture.class.getName());
    }

    @Test
    void theyDoNotHearItOfAProgramThatHasDoneNothing() {
        System.setProperty(PureFixture.NO_KEY, "true");
        try {
            assertThat(heard(Mode.OPTIMIZE)).containsExactly("PREFLIGHT");
        } finally {
            System.clearProperty(PureFixture.NO_KEY);
        }
    }

    private List<String> heard(Mode mode) {
        List<String> heard = new ArrayList<>();
        ProgramLauncher.run(PureFixture.class, () -> TestSettings.in(folder, mode, 2), new RunListener() {
            @Override
            public void leafFinished(LeafRecord leaf) {
                heard.add(leaf.kind().name());
            }

            @Override
            public void programFinished(String programClass) {
                heard.add(programClass);
            }
        });
        return heard;
    }
}
