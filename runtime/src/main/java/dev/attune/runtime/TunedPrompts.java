package dev.attune.runtime;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;

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
        Path file = Path.of(fileOrResource);
        if (Files.exists(file)) {
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
     * @throws ArtifactException if the artifact has no prompt for it
     */
    public <T> T module(Class<T> type, ChatModel model) {
        return module(type.getSimpleName(), type, model);
    }

    /**
     * The module of that name, for programs with several modules of one interface.
     *
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if the artifact has no prompt of that name
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
        return Modules.create(type, signature, prompt, model, CallListener.NONE);
    }
}
