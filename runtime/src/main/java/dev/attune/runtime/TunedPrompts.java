package dev.attune.runtime;

import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.ModuleFingerprint;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.AiServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The tuned prompts of a program in production: loads an artifact and creates modules with its prompts. The messages sent are exactly the
 * ones that were measured. Immutable and thread-safe.
 *
 * <pre>{@code
 * TunedPrompts prompts = TunedPrompts.load("attune/org.example.MultiHopQaTest.json");
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
        Pools.open(artifact, source);
    }

    /**
     * Loads an artifact from the resource of that name on the class path or, if there is none, from the file with that path. An artifact
     * accepted into {@code src/main/resources/attune} is the resource {@code attune/CLASS.json}. The class path is that of the thread's
     * context class loader, then that of this library.
     *
     * @param resourceOrFile a name without a leading slash, or a path
     * @throws ArtifactException if neither exists, it is not an artifact, or the embedding model by which it chooses demos is not on the class
     *     path; the message says which places were searched, or which dependency is missing
     */
    public static TunedPrompts load(String resourceOrFile) {
        URL resource = resource(resourceOrFile);
        if (resource != null) {
            try (InputStream in = resource.openStream()) {
                return new TunedPrompts(ArtifactFile.read(in, resourceOrFile), resourceOrFile);
            } catch (IOException e) {
                throw new ArtifactException("cannot read artifact " + resource + ": " + e.getMessage(), e);
            }
        }
        Path file = path(resourceOrFile);
        if (file != null && Files.isRegularFile(file)) {
            return load(file);
        }
        throw new ArtifactException(
                "there is no artifact " + resourceOrFile + ": neither a resource of that name on the class path"
                        + (file == null ? "" : " nor the file " + file.toAbsolutePath()) + slash(resourceOrFile),
                null);
    }

    private static @Nullable URL resource(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL resource = context == null ? null : context.getResource(name);
        return resource == null ? TunedPrompts.class.getClassLoader().getResource(name) : resource;
    }

    private static String slash(String name) {
        String without = name.startsWith("/") ? name.substring(1) : name;
        return !without.equals(name) && resource(without) != null
                ? "; there is a resource " + without + ", whose name has no slash at its beginning"
                : "";
    }

    /**
     * Loads an artifact from a file.
     *
     * @throws ArtifactException if it is missing or not an artifact, or the embedding model by which it chooses demos is not on the class path
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

    /** Returns the artifact with its provenance. */
    public Artifact artifact() {
        return artifact;
    }

    /**
     * Creates the module of an interface, under the simple name of the interface.
     *
     * @param type the module interface
     * @param model the model that it calls; should be the one for which the prompts were tuned
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if the artifact has no prompt for it, or one that was tuned for other fields, types or options
     */
    public <T> T module(Class<T> type, ChatModel model) {
        return module(type.getSimpleName(), type, model);
    }

    /**
     * Creates the module of that name, for programs with several modules of one interface.
     *
     * @param name the name under which the module was tuned
     * @param type the module interface
     * @param model the model that it calls; should be the one for which the prompts were tuned
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if the artifact has no prompt of that name, or one that was tuned for other fields, types or
     *     options
     */
    public <T> T module(String name, Class<T> type, ChatModel model) {
        Signature signature = Signature.of(type).named(name);
        ModuleCaller caller = caller(signature, model);
        return Modules.create(type, signature, () -> caller);
    }

    /** What a module of that signature calls. */
    ModuleCaller caller(Signature signature, ChatModel model) {
        ModulePrompt prompt = tuned(signature).prompt();
        warnOfDifferences(List.of(signature), model.defaultRequestParameters());
        return new ModuleCaller(signature, prompt, model, CallListener.NONE);
    }

    /**
     * Builds a langchain4j AI Service with its tuned prompts.
     *
     * <pre>{@code
     * Support support = prompts.service(Support.class, model, builder -> builder.tools(orders).chatMemoryProvider(memories));
     * }</pre>
     *
     * @param type the interface of the service
     * @param model the model that it calls; should be the one for which the prompts were tuned
     * @param builder adds tools, memory and all else; must not set another chat model
     * @throws SignatureException if Attune cannot tell what the service sends
     * @throws ArtifactException if the artifact has no prompts for it, or some that were tuned for other messages or types
     */
    public <T> T service(Class<T> type, ChatModel model, UnaryOperator<AiServices<T>> builder) {
        return builder.apply(AiServices.builder(type).chatModel(chatModel(type, model)))
                .build();
    }

    /**
     * Returns the model to give to a langchain4j AI Service that is built elsewhere, such as by a framework. The service of that interface
     * must be the only one that gets it.
     *
     * @throws SignatureException if Attune cannot tell what the service sends
     * @throws ArtifactException if the artifact has no prompts for it, or some that were tuned for other messages or types
     */
    public ChatModel chatModel(Class<?> service, ChatModel model) {
        List<Signature> signatures = Signature.allOf(service);
        warnOfDifferences(signatures, model.defaultRequestParameters());
        boolean schemas = artifact.measuredWith().askedWithSchemas();
        checkSchemas(service, schemas, signatures, model);
        return Services.model(signatures, prompts(signatures), model, schemas);
    }

    /** langchain4j would describe the form of the answer in words, which nobody has measured. */
    private void checkSchemas(Class<?> service, boolean schemas, List<Signature> signatures, ChatModel model) {
        boolean taken = model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        if (schemas && !taken && signatures.stream().anyMatch(ServiceMethod::hasForm)) {
            throw new ArtifactException(
                    source + " was measured with JSON schemas for the answers of " + service.getName()
                            + ", and this model does not say that it takes any; add RESPONSE_FORMAT_JSON_SCHEMA to its"
                            + " supported capabilities, or tune again with a model that takes none",
                    null);
        }
    }

    /** The same for a service that streams. */
    public StreamingChatModel streamingChatModel(Class<?> service, StreamingChatModel model) {
        List<Signature> signatures = Signature.allOf(service);
        warnOfDifferences(signatures, model.defaultRequestParameters());
        return Services.model(signatures, prompts(signatures), model);
    }

    /**
     * Returns in what a model would be asked otherwise than the one that was measured: another model, temperature or limit of the answers. A
     * module that is made with such a model logs a warning. What a model does not tell in {@link ChatModel#defaultRequestParameters()} is not
     * known, and what a module sets by annotations is the same with any model.
     *
     * @return a sentence for each difference; empty if none is known
     */
    public List<String> differences(ChatModel model) {
        return differences(List.of(), model.defaultRequestParameters());
    }

    private List<String> differences(List<Signature> signatures, @Nullable ChatRequestParameters model) {
        Set<String> annotated = new HashSet<>();
        if (!signatures.isEmpty()
                && signatures.stream()
                        .allMatch(signature -> signature.temperature().isPresent())) {
            annotated.add("temperature");
        }
        if (!signatures.isEmpty()
                && signatures.stream()
                        .allMatch(signature -> signature.maxOutputTokens().isPresent())) {
            annotated.add("max-output-tokens");
        }
        return ModelDifferences.of(artifact.measuredWith(), model, annotated);
    }

    private void warnOfDifferences(List<Signature> signatures, @Nullable ChatRequestParameters model) {
        List<String> differences = differences(signatures, model);
        if (!differences.isEmpty()) {
            System.getLogger(TunedPrompts.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the prompts of " + source + " may do worse than they were measured: "
                                    + String.join("; ", differences));
        }
    }

    /** Returns whether the artifact has prompts for methods of a langchain4j AI Service. */
    public boolean hasService(Class<?> type) {
        return Signature.isService(type)
                && artifact.modules().keySet().stream().anyMatch(name -> name.startsWith(type.getSimpleName() + "."));
    }

    private PromptSet prompts(List<Signature> signatures) {
        Map<String, ModulePrompt> prompts = new LinkedHashMap<>();
        signatures.forEach(
                signature -> prompts.put(signature.name(), tuned(signature).prompt()));
        return new PromptSet(prompts);
    }

    private TunedModule tuned(Signature signature) {
        TunedModule tuned = artifact.modules().get(signature.name());
        if (tuned == null) {
            throw new ArtifactException(
                    source + " has no prompt for module " + signature.name() + "; it has "
                            + artifact.modules().keySet(),
                    null);
        }
        checkSame(signature);
        ArtifactDemos.check(signature, tuned, source);
        return tuned;
    }

    /** The prompt was measured with the fields, the types and the options that the module had then. */
    private void checkSame(Signature signature) {
        String name = signature.name();
        ModuleFingerprint tuned = artifact.fingerprint().modules().get(name);
        List<String> differences = tuned == null
                ? List.of("it does not say which fields module " + name + " had")
                : tuned.requestDifferences(name, ModuleFingerprint.of(signature));
        if (!differences.isEmpty()) {
            throw new ArtifactException(
                    source + " was tuned for another interface than "
                            + signature.type().getName() + " is now: " + String.join("; ", differences)
                            + ". Tune again, or take back the change of the interface",
                    null);
        }
    }
}
