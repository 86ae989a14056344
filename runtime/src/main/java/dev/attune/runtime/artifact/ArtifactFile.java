package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.PromptLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Reads and writes artifact files: stable, pretty-printed JSON with one value per line, so that changes show as a line diff. The same
 * artifact gives the same bytes on every platform. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ArtifactFile {

    /** Artifacts have some hundred kilobytes; what is longer comes from somewhere else. */
    static final int MAX_BYTES = 20_000_000;

    private static final int MAX_REASON = 300;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxStringLength(MAX_BYTES)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(
                    Artifact.class,
                    artifact ->
                            artifact.setIgnorals(JsonIgnoreProperties.Value.forIgnoredProperties(Checksums.PROPERTY)))
            .injectableValues(new InjectableValues.Std()
                    .addValue(DemoChoice.class, DemoChoice.ALL)
                    .addValue(PromptLayout.class, PromptLayout.TURNS)
                    .addValue(Artifact.STAGES, List.of())
                    .addValue(TunedModule.VOTES_WITH, List.of()))
            .build();

    private ArtifactFile() {}

    /**
     * Reads a file.
     *
     * @throws ArtifactException if it is missing, not an artifact, of another schema, or not what was written
     */
    public static Artifact read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new ArtifactException("there is no artifact " + file, e);
        } catch (IOException e) {
            throw new ArtifactException("cannot read artifact " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream, which stays open.
     *
     * @param name the name of the stream in messages
     * @throws ArtifactException if it is not an artifact, of another schema, or not what was written; the message names the part
     */
    public static Artifact read(InputStream in, String name) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ArtifactException(
                        name + " is not an Attune artifact: it is longer than " + MAX_BYTES + " bytes", null);
            }
            JsonNode content = JSON.readTree(bytes);
            JsonNode schema = content.path("schema");
            if (!schema.isInt()) {
                throw new ArtifactException(name + " is not an Attune artifact: it has no \"schema\"", null);
            }
            if (schema.asInt() != Artifact.SCHEMA) {
                throw new ArtifactException(
                        name + " has schema " + schema + "; this version reads schema " + Artifact.SCHEMA
                                + ". Search again with -Dattune.mode=optimize and accept the result with"
                                + " -Dattune.mode=accept, or use the version of Attune that wrote it",
                        null);
            }
            Artifact artifact = JSON.readValue(bytes, Artifact.class);
            List<String> changed = Checksums.of(JSON.valueToTree(artifact)).changed(content);
            if (!changed.isEmpty()) {
                throw new ArtifactException(
                        name + " is not what Attune wrote: " + String.join(", ", changed)
                                + (changed.size() == 1 ? " has" : " have")
                                + " changed since. Take the file from version control, or search again with"
                                + " -Dattune.mode=optimize and accept the result with -Dattune.mode=accept",
                        null);
            }
            return artifact;
        } catch (JsonProcessingException e) {
            throw new ArtifactException(name + " is not an Attune artifact: " + reason(e), e);
        } catch (IOException e) {
            throw new ArtifactException("cannot read artifact " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes a file and creates its folders. The file is replaced as a whole: a reader sees either the old content or the new.
     *
     * @throws ArtifactException if it cannot be written, or is a link that leads out of its folder
     */
    public static void write(Artifact artifact, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new ArtifactException("cannot write an artifact to " + file, null);
        }
        write(artifact, folder, file);
    }

    /**
     * Writes a file somewhere below a folder and creates the folders in between.
     *
     * @throws ArtifactException if it cannot be written, or if a link leads out of the folder
     */
    public static void write(Artifact artifact, Path root, Path file) {
        try {
            write(bytes(artifact), root, file);
        } catch (IOException e) {
            throw new ArtifactException("cannot write artifact " + file + ": " + e, e);
        }
    }

    /**
     * Writes a text that goes with an artifact, such as a note for its reviewers, in the same way.
     *
     * @throws ArtifactException if it cannot be written, or if a link leads out of the folder
     */
    public static void writeNote(String text, Path root, Path file) {
        try {
            write(text.getBytes(StandardCharsets.UTF_8), root, file);
        } catch (IOException e) {
            throw new ArtifactException("cannot write " + file + ": " + e, e);
        }
    }

    private static void write(byte[] bytes, Path root, Path file) throws IOException {
        FolderGuard.checkLinks(root, file);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        // not createTempFile, whose files only their owner may read
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The bytes of the file. */
    static byte[] bytes(Artifact artifact) throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        ObjectNode content = JSON.valueToTree(artifact);
        content.set(Checksums.PROPERTY, JSON.valueToTree(Checksums.of(content).byPart()));
        return (JSON.writer(printer).writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What Jackson says, without its settings, and with no more than the beginning of what it quotes. */
    private static String reason(JsonProcessingException e) {
        String said = e.getOriginalMessage();
        int settings = said.indexOf("; `DeserializationFeature");
        String reason = settings < 0 ? said : said.substring(0, settings);
        return (reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason) + place(e);
    }

    /** The member and the line. */
    private static String place(JsonProcessingException e) {
        String member = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ")";
        return (member.isEmpty() ? "" : " at " + member) + line;
    }
}
