package dev.attune.engine.junit.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.engine.data.Example;
import dev.attune.engine.fixtures.NumberProgram;
import dev.attune.engine.predict.Program;
import dev.attune.engine.program.ProgramDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSourceTests {

    @TempDir
    Path folder;

    @LmProgram(description = " Spells numbers. ")
    static class Described extends NumberProgram {
        @Metric
        @Gate(atLeast = 0.5)
        boolean exact(Example<Integer, String> example, String word) {
            return example.expected().equals(word);
        }
    }

    static class Inherits extends Described {}

    @Test
    void theSourceOnTheClassPathIsReadWithoutItsImports() throws Exception {
        assertThat(source("package a;\n\nimport java.util.List;\n\nclass Small {\n  // calls twice\n}\n"))
                .isEqualTo("class Small {\n  // calls twice\n}");
    }

    @Test
    void aSourceThatHoldsExamplesIsNotShownSinceTheyMayBeHeldOut() throws Exception {
        assertThat(source("class Small { List<?> test() { return List.of(Example.of(\"1\", 2, 3)); } }"))
                .isEmpty();
    }

    @Test
    void aClassWithoutASourceOnTheClassPathHasNone() {
        assertThat(ProgramSource.of(Described.class)).isEmpty();
    }

    @Test
    void theDescriptionIsReadAndInherited() {
        assertThat(ProgramClassReader.read(Described.class).definition())
                .map(ProgramDefinition::about)
                .contains(new Program.About("Spells numbers.", ""));
        assertThat(ProgramClassReader.read(Inherits.class).definition())
                .map(definition -> definition.about().description())
                .contains("Spells numbers.");
    }

    /** The source of a nested class, in a class loader that has that source beside it. */
    private String source(String text) throws IOException, ClassNotFoundException {
        String path = ProgramSourceTests.class.getName().replace('.', '/');
        Path file = folder.resolve(path + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        for (String name : new String[] {path, path + "$Alone"}) {
            try (var compiled = ProgramSourceTests.class.getResourceAsStream("/" + name + ".class")) {
                Files.write(
                        folder.resolve(name + ".class"),
                        Objects.requireNonNull(compiled).readAllBytes());
            }
        }
        URI uri = folder.toUri();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {uri.toURL()}, null)) {
            return ProgramSource.of(loader.loadClass(Alone.class.getName()));
        }
    }

    static class Alone {}
}
