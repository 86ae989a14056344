package dev.attune.runtime;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The tuned prompts of a program in production: loads an artifact and hands out the modules that carry its prompts. The messages
 * sent are the very ones that were measured. Immutable and thread-safe.
 *
 * <pre>{@code
 * TunedPrompts prompts = TunedPrompts.load("multi-hop-qa.json");
 * var qa = new MultiHopQa(prompts.module(WriteQuery.class, model), prompts.module(AnswerQuestion.class, model));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TunedPrompts {

    private final Artifact artifact;
    private final String source;

    private TunedPrompts(Artifact artifact, String source) {
        this.artifact = artifact;
        this.source = source;
    }

    /**
     * Loads an artifact from a file of that path or, if there is none, from a resource of that name on the class path.
     *
     * @throws ArtifactException if there is neither, or it is not an artifact
     */
    public static TunedPrompts load(String fileOrResource) {
        Path file = path(fileOrResource);
        if (file != null && Files.isRegularFile(file)) {
            return load(file);
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? TunedPrompts.class.getClassLoader() : context;
        try (InputStream in = loader.getResourceAsStream(fileOrResource)) {
            if (in == null) {
                throw new ArtifactException(
                        "there is no artifact " + fileOrResource + ", neither as a file nor on the class path", null);
            }
            return new TunedPrompts(ArtifactFile.read(in, fileOrResource), fileOrResource);
        } catch (IOException e) {
            throw new ArtifactException("cannot read artifact " + fileOrResource + ": " + e.getMessage(), e);
        }
    }

    /**
     * Loads an artifact from a file.
     *
     * @throws ArtifactException if it is missing or not an artifact
     */
    public static TunedPrompts load(Path file) {
        return new TunedPrompts(ArtifactFile.read(file), file.toString());
    }

    /** The path of a file, if the system could have one of that name. */
    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** The artifact with its provenance. */
    public Artifact artifact() {
        return artifact;
    }

    /**
     * The module of an interface, under the simple name of the interface.
     *
     * @param type the module interface
     * @param model the model that it asks; should be the one for which the prompts were tuned
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if the artifact has no prompt for it, or one whose demos have fields that the interface has not
     */
    public <T> T module(Class<T> type, ChatModel model) {
        return module(type.getSimpleName(), type, model);
    }

    /**
     * The module of that name, for programs with several modules of one interface.
     *
     * @param name the name under which the module was tuned
     * @param type the module interface
     * @param model the model that it asks; should be the one for which the prompts were tuned
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if the artifact has no prompt of that name, or one whose demos have fields that the interface has
     *     not
     */
    public <T> T module(String name, Class<T> type, ChatModel model) {
        Signature signature = Signature.of(type).named(name);
        ModulePrompt prompt = artifact.modules().get(name);
        if (prompt == null) {
            throw new ArtifactException(
                    source + " has no prompt for module " + name + "; it has "
                            + artifact.modules().keySet(),
                    null);
        }
        for (Demonstration demo : prompt.demos()) {
            checkFields(signature, signature.inputs(), demo.inputs());
            checkFields(signature, signature.writtenFields(), demo.outputs());
        }
        return Modules.create(type, signature, prompt, model, CallListener.NONE);
    }

    /** A demo with fields that are gone would be shown without them: not the prompt that was measured. */
    private void checkFields(Signature signature, List<SignatureField> fields, Map<String, String> shown) {
        List<String> names = fields.stream().map(SignatureField::name).toList();
        if (!names.containsAll(shown.keySet())) {
            throw new ArtifactException(
                    source + " was tuned for another interface: its demos of module " + signature.name()
                            + " have the fields "
                            + shown.keySet() + ", where " + signature.type().getName() + " has " + names
                            + ". Tune again, or take back the change of the interface",
                    null);
        }
    }
}
