package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.Artifact.Score;
import dev.attune.runtime.artifact.Artifact.Scores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class ArtifactFileTests {

    @TempDir
    private Path folder;

    @Test
    void theFileIsOneValueALine() {
        Path file = folder.resolve("artifact.json");

        ArtifactFile.write(Artifacts.full(), file);

        assertThat(file).content().isEqualTo(golden());
    }

    @Test
    void whatWasWrittenIsRead() {
        Path file = folder.resolve("artifact.json");

        ArtifactFile.write(Artifacts.full(), file);

        assertThat(ArtifactFile.read(file)).isEqualTo(Artifacts.full());
    }

    @Test
    void whatEachStageOfAChainFoundIsReadAgainAndFilesOfOtherOptimizersDoNotSpeakOfStages() throws IOException {
        Path file = folder.resolve("chain.json");
        ArtifactFile.write(Artifacts.ofChain(), file);
        assertThat(ArtifactFile.read(file)).isEqualTo(Artifacts.ofChain());
        assertThat(Files.readString(file)).contains("\"stages\" : [", "\"optimizer\" : \"bayesian-bootstrap\"");

        ArtifactFile.write(Artifacts.full(), file);
        assertThat(ArtifactFile.read(file).stages()).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("stage");
    }

    @Test
    void aStageThatIsNotWhatWasWrittenIsNamed() throws IOException {
        Path file = folder.resolve("chain.json");
        ArtifactFile.write(Artifacts.ofChain(), file);
        Files.writeString(file, Files.readString(file).replace("\"gepa\"", "\"simba\""));
        assertThatThrownBy(() -> ArtifactFile.read(file))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("\"stages\" has changed since");
    }

    @Test
    void readingAndWritingKeepsTheBytes() throws IOException {
        Path file = write(golden());

        ArtifactFile.write(ArtifactFile.read(file), file);

        assertThat(file).content().isEqualTo(golden());
    }

    @Test
    void scoresThatAreUnknownSurvive() {
        Artifact full = Artifacts.full();
        Artifact unknown = new Artifact(
                full.schema(),
                full.program(),
                full.objective(),
                full.optimizer(),
                full.seed(),
                full.fingerprint(),
                full.measuredWith(),
                new Scores(full.validation().baseline(), new Score(Double.NaN, Double.NaN, Double.NaN, 0.95, 0)),
                full.modules(),
                List.of(),
                full.provenance(),
                full.testSplit());
        Path file = folder.resolve("artifact.json");

        ArtifactFile.write(unknown, file);

        assertThat(ArtifactFile.read(file)).isEqualTo(unknown);
    }

    @Test
    void foldersAreMade() {
        Path file = folder.resolve("a/b/artifact.json");

        ArtifactFile.write(Artifacts.full(), file);

        assertThat(file).exists();
    }

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = write("old");

        ArtifactFile.write(Artifacts.full(), file);

        assertThat(file).content().isEqualTo(golden());
        assertThat(names()).containsExactly("artifact.json");
    }

    @Test
    void othersMayReadTheFileAsTheyMayReadAnyOther() throws IOException {
        Path file = folder.resolve("artifact.json");
        Path other = Files.writeString(folder.resolve("other"), "");

        ArtifactFile.write(Artifacts.full(), file);

        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
        }
    }

    @Test
    void aFailedWriteLeavesTheFolderAsItWas() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("artifact.json/inside"));

        assertThatThrownBy(() -> ArtifactFile.write(Artifacts.full(), folder.resolve("artifact.json")))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("cannot write artifact " + folder.resolve("artifact.json"));
        assertThat(taken).exists();
        assertThat(names()).containsExactly("artifact.json");
    }

    @Test
    void aFileInPlaceOfTheFolderIsAnError() throws IOException {
        Path file = write("old");

        assertThatThrownBy(() -> ArtifactFile.write(Artifacts.full(), file.resolve("artifact.json")))
                .isInstanceOf(ArtifactException.class);
        assertThat(file).content().isEqualTo("old");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsNeitherFollowedNorReplaced(@TempDir Path elsewhere) throws IOException {
        Path target = Files.writeString(elsewhere.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("artifact.json"), target);

        assertThatThrownBy(() -> ArtifactFile.write(Artifacts.full(), link))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("cannot write artifact " + link)
                .hasMessageContaining("a link that points outside of " + folder);
        assertThat(target).content().isEqualTo("old");
        assertThat(link).isSymbolicLink();
        assertThat(names()).containsExactly("artifact.json");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> ArtifactFile.read(missing))
                .isInstanceOf(ArtifactException.class)
                .hasMessage("there is no artifact " + missing);
    }

    @Test
    void anotherSchemaIsNamed() throws IOException {
        refused(golden().replace("\"schema\" : 6", "\"schema\" : 7"))
                .hasMessageContaining("has schema 7; this version reads schema 6");
    }

    @Test
    void artifactsOfOlderSchemasAreRefusedWithTheRemedy() {
        for (int schema : List.of(1, 2, 3, 4, 5)) {
            String old = "dev/attune/runtime/artifact/artifact-of-schema-" + schema + ".json";

            assertThatThrownBy(() -> TunedPrompts.load(old))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessage(old + " has schema " + schema + "; this version reads schema 6."
                            + " Search again with -Dattune.mode=optimize and accept the result with -Dattune.mode=accept,"
                            + " or use the version of Attune that wrote it");
        }
    }

    @Test
    void aProvenanceThatIsMissingNullOrHasMoreIsRefused() throws IOException {
        refused(golden().replace("\"provenance\"", "\"origin\"")).hasMessageContaining("is not an Attune artifact");
        refused(golden().replace("\"run\" : \"0123456789abcdef\"", "\"run\" : null"))
                .hasMessageContaining("is not an Attune artifact");
        refused(golden().replace("\"by\" : ", "\"mail\" : \"a\", \"by\" : "))
                .hasMessageContaining("is not an Attune artifact");
    }

    @Test
    void aNoteIsWrittenBesideAnArtifact() {
        Path note = folder.resolve("attune/artifact.md");

        ArtifactFile.writeNote("# Ünïcode\n", folder, note);

        assertThat(note).content().isEqualTo("# Ünïcode\n");
    }

    @Test
    void whatHasNoSchemaIsNoArtifact() throws IOException {
        for (String content : List.of("", "{}", "[]", "7", "{\"schema\": \"1\"}", "{\"schema\": 1.5}")) {
            refused(content).hasMessageContaining("is not an Attune artifact: it has no \"schema\"");
        }
    }

    @Test
    void malformedJsonIsRefusedWithItsLine() throws IOException {
        refused(golden().replace("\"optimizer\" : \"mipro\",\n  \"seed\"", "\"optimizer\" : mipro,\n  \"seed\""))
                .hasMessageContaining("is not an Attune artifact")
                .hasMessageContaining("(line 5)");
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() throws IOException {
        refused(golden().substring(0, golden().length() / 2)).hasMessageContaining("(line ");
    }

    @Test
    void textBehindTheArtifactIsRefused() throws IOException {
        refused(golden() + golden()).hasMessageContaining("is not an Attune artifact");
    }

    @Test
    void aConflictThatLeftALineTwiceIsRefused() throws IOException {
        refused(golden().replace("\"seed\" : 7,", "\"seed\" : 7,\n  \"seed\" : 8,"))
                .hasMessageContaining("Duplicate field 'seed'");
    }

    @Test
    void aMissingPropertyIsNamed() throws IOException {
        refused(golden().replace("  \"seed\" : 7,\n", ""))
                .hasMessageContaining(
                        "is not an Attune artifact: Missing creator property 'seed' (index 4) at seed (line ");
    }

    @Test
    void anUnknownPropertyIsNamed() throws IOException {
        refused(golden().replace("\"seed\" : 7,", "\"seed\" : 7, \"salt\" : 8,"))
                .hasMessageContaining("\"salt\"");
    }

    @Test
    void nullIsRefusedAnywhere() throws IOException {
        refused(golden().replace("\"seed\" : 7", "\"seed\" : null")).hasMessageContaining("seed");
        refused(golden().replace("\"stop\"", "null")).hasMessageContaining("inputs");
        refused(golden().replace("\"no demos\"", "null")).hasMessageContaining("demosOrigin");
    }

    @Test
    void aScoreThatIsMissingIsNamed() throws IOException {
        refused(golden().replace("\"winner\" : {", "\"best\" : {"))
                .hasMessageContaining("Missing creator property 'winner'");
    }

    @Test
    void anOriginThatIsMissingIsNamed() throws IOException {
        refused(golden().replace("      \"instructionOrigin\" : \"seed instruction\",\n", ""))
                .hasMessageContaining("Missing creator property 'instructionOrigin'");
    }

    @Test
    void aBlankInstructionIsRefused() throws IOException {
        refused(golden().replace("\"Answer.\"", "\" \"")).hasMessageContaining("instruction of a module is not blank");
    }

    @Test
    void aPromptThatNobodyHasMeasuredIsRefusedAndItsModuleNamed() throws IOException {
        refused(golden().replace("\"Answer.\"", "\"Answer!\""))
                .hasMessageContaining("is not what Attune wrote: the prompt of module AnswerQuestion has changed since."
                        + " Take the file from version control, or search again with -Dattune.mode=optimize");
        refused(golden().replace("\"book hotel\"\n", "\"book flight\"\n"))
                .hasMessageContaining(": the prompt of module PickIntent has changed since.");
    }

    @Test
    void anyOtherFieldThatIsNotWhatWasWrittenIsNamed() throws IOException {
        refused(golden().replace("\"seed\" : 7,", "\"seed\" : 8,"))
                .hasMessageContaining(": \"seed\" has changed since.");
        refused(golden().replaceFirst("\"mean\" : 0.75", "\"mean\" : 0.76"))
                .hasMessageContaining(": \"validation\" has changed since.");
        refused(golden().replace("\"openai:m\"", "\"openai:n\"")
                        .replace("\"mipro\",\n  \"seed\"", "\"copro\",\n  \"seed\""))
                .hasMessageContaining(": \"optimizer\", \"fingerprint\", \"measuredWith\" have changed since.");
    }

    @Test
    void aFileWithoutChecksumsIsRefused() throws IOException {
        String without = golden().replaceFirst("(?s),\\s+\"checksums\" : \\{.*", "\n}\n");

        refused(without).hasMessageContaining(": \"checksums\", which it no longer has, has changed since.");
    }

    /** A byte in which a merge, an editor or a disk went wrong. */
    @Test
    void anyByteThatIsNotWhatWasWrittenIsNamedWithItsPartOrItsLine() throws IOException {
        byte[] good = golden().getBytes(StandardCharsets.UTF_8);
        int same = 0;
        for (int at = 0; at < good.length; at++) {
            byte[] bytes = good.clone();
            bytes[at] ^= 1;
            try {
                assertThat(ArtifactFile.read(new ByteArrayInputStream(bytes), "tuned.json"))
                        .isEqualTo(Artifacts.full());
                same++;
            } catch (ArtifactException e) {
                assertThat(e)
                        .hasMessageMatching("(?s)tuned.json (is not an Attune artifact: .*(line \\d+|no \"schema\").*"
                                + "|is not what Attune wrote: .+|has schema 7; .+)");
            }
        }
        assertThat(same).as("bytes between the values").isLessThan(good.length / 100);
    }

    @Test
    void lineEndsAndIndentationDoNotCount() throws IOException {
        assertThat(ArtifactFile.read(write(golden().replace("\n", "\r\n").replace("  ", "\t"))))
                .isEqualTo(Artifacts.full());
    }

    @Test
    void hugeNestingIsRefused() throws IOException {
        refused("{\"schema\": 3, \"modules\": " + "[".repeat(1_000_000)).hasMessageContaining("nesting depth");
    }

    @Test
    void nestingThatNoArtifactNeedsIsRefused() throws IOException {
        String known = golden().replace("\"Answer.\"", "[".repeat(200) + "]".repeat(200));

        refused(known).hasMessageContaining("nesting depth");
    }

    @Test
    void aNumberThatGoesOnForeverIsRefused() throws IOException {
        refused(golden().replace("\"seed\" : 7", "\"seed\" : " + "7".repeat(1_001)))
                .hasMessageContaining("Number value length");
    }

    @Test
    void aFileThatIsTooLongForAnArtifactIsRefusedWithoutReadingItToItsEnd() {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                given.addAndGet(length);
                Arrays.fill(bytes, from, from + length, (byte) ' ');
                return length;
            }
        };

        assertThatThrownBy(() -> ArtifactFile.read(endless, "endless.json"))
                .isInstanceOf(ArtifactException.class)
                .hasMessage("endless.json is not an Attune artifact: it is longer than 20000000 bytes");
        assertThat(given).hasValueLessThan(2L * ArtifactFile.MAX_BYTES);
    }

    @Test
    void theMessageQuotesOnlyTheBeginningOfWhatItFound() throws IOException {
        refused(golden().replace("\"seed\" : 7", "\"" + "x".repeat(10_000) + "\" : 7"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("artifact.json");
        Files.write(file, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"'});

        assertThatThrownBy(() -> ArtifactFile.read(file)).isInstanceOf(ArtifactException.class);
    }

    @Test
    void aFolderIsNoArtifact() {
        assertThatThrownBy(() -> ArtifactFile.read(folder)).isInstanceOf(ArtifactException.class);
    }

    public static String golden() {
        try (InputStream in = Objects.requireNonNull(ArtifactFileTests.class.getResourceAsStream("artifact.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("artifact.json"), content);
    }

    private AbstractThrowableAssert<?, ?> refused(String content) throws IOException {
        Path file = write(content);
        return assertThatThrownBy(() -> ArtifactFile.read(file))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(file.toString());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
