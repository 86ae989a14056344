package dev.attune.spring;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.model.chat.ChatModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/** The accepted artifacts of an application. Immutable and thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TunedPromptsRegistry {

    private final Map<String, LoadedArtifact> byProgram;

    /** Artifacts in any order; none only in a test that is about to find the first. */
    TunedPromptsRegistry(List<LoadedArtifact> artifacts) {
        this.byProgram = new LinkedHashMap<>();
        for (LoadedArtifact artifact : artifacts) {
            LoadedArtifact other = byProgram.putIfAbsent(artifact.program(), artifact);
            if (other != null) {
                throw new ArtifactException(
                        "there are two artifacts of " + artifact.program() + ": " + other.file() + " and "
                                + artifact.file() + ". Remove one of them",
                        null);
            }
        }
    }

    /** Returns the names of the classes that defined the programs. */
    public Set<String> programs() {
        return Set.copyOf(byProgram.keySet());
    }

    /**
     * Returns the prompts of a program.
     *
     * @param program the full name of the test class that defined it, which is also the name of the file
     * @throws ArtifactException if there is no artifact of it
     */
    public TunedPrompts of(String program) {
        LoadedArtifact artifact = byProgram.get(program);
        if (artifact == null) {
            throw new ArtifactException(
                    "there is no artifact of " + program + "; there are those of " + byProgram.keySet(), null);
        }
        return artifact.prompts();
    }

    /**
     * Creates the module of an interface, with the prompt of the one artifact that has a module of that name.
     *
     * @param type the module interface
     * @param model the model that it calls; should be the one for which the prompts were tuned
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if no artifact or more than one has a prompt for it, or one that was tuned for other fields, types or
     *     options
     */
    public <T> T module(Class<T> type, ChatModel model) {
        String name = type.getSimpleName();
        List<LoadedArtifact> having = artifacts().stream()
                .filter(artifact -> artifact.hasModule(name))
                .toList();
        if (having.size() > 1) {
            throw new ArtifactException(
                    "module " + name + " has a prompt in more than one artifact: " + files(having)
                            + ". Name the program: registry.of(\""
                            + having.get(0).program() + "\").module("
                            + name + ".class, model)",
                    null);
        }
        requireSome();
        if (having.isEmpty()) {
            throw new ArtifactException(
                    "no artifact has a prompt for module " + name + "; searched were " + files(artifacts()), null);
        }
        return having.get(0).prompts().module(type, model);
    }

    /** The prompts of the only artifact. */
    TunedPrompts only() {
        requireSome();
        if (byProgram.size() > 1) {
            throw new ArtifactException(
                    "there are " + byProgram.size() + " artifacts, so that there is no one bean of type TunedPrompts: "
                            + files(artifacts())
                            + ". Inject TunedPromptsRegistry and choose one by its program, or set attune.artifacts to"
                            + " one file",
                    null);
        }
        return artifacts().get(0).prompts();
    }

    private void requireSome() {
        if (byProgram.isEmpty()) {
            throw new ArtifactException(
                    "there is no artifact: this application runs in the test that finds its prompts. What needs them should"
                            + " get its modules as beans, of which the test takes care, instead of TunedPrompts or"
                            + " TunedPromptsRegistry",
                    null);
        }
    }

    List<LoadedArtifact> artifacts() {
        return List.copyOf(byProgram.values());
    }

    static List<String> files(List<LoadedArtifact> artifacts) {
        return artifacts.stream().map(LoadedArtifact::file).toList();
    }
}
