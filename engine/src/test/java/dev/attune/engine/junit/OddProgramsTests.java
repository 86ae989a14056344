package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.fixtures.bad.OddPrograms;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddProgramsTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            classes = {
                OddPrograms.AllPrivateAndStatic.class,
                OddPrograms.OfGenericClass.class,
                OddPrograms.ModulesOfOneName.class,
                OddPrograms.NamesOfGeneratedCode.class,
                OddPrograms.LongTexts.class
            })
    void aSoundProgramOfUnusualShapeRunsToItsGate(Class<?> program) {
        assertThat(LeafOutcomes.of(program, folder))
                .hasSize(3)
                .allSatisfy((leaf, outcome) -> assertThat(outcome).as(leaf).isEqualTo("passed"));
    }
}
