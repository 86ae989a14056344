package dev.attune.runtime;

import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The tuned prompts of a file that is replaced while the application runs. Modules and services that were made here send the prompts of the
 * new file from the next request on; nothing watches the file, so the application says when to {@link #reload()}: on a schedule, by an
 * endpoint, after a deployment of the file. Thread-safe.
 *
 * <pre>{@code
 * ReloadablePrompts prompts = ReloadablePrompts.load(Path.of("/etc/travel/attune/com.example.TravelTest.json"));
 * PickIntent pickIntent = prompts.module(PickIntent.class, model);
 * prompts.reload();     // now, or on a schedule
 * }</pre>
 *
 * <p>What is made here is kept as long as this object. Make each module and service once, as a bean.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReloadablePrompts {

    private static final System.Logger LOG = System.getLogger(ReloadablePrompts.class.getName());

    private final Path file;
    private final List<Made<?>> made = new ArrayList<>();
    private volatile TunedPrompts current;

    private ReloadablePrompts(Path file) {
        this.file = file;
        this.current = TunedPrompts.load(file);
    }

    /** What a module or a service asks by way of the prompts, until others are loaded. */
    private static final class Made<T> implements Supplier<T> {

        private final Function<TunedPrompts, T> make;
        private volatile T now;

        Made(Function<TunedPrompts, T> make, TunedPrompts prompts) {
            this.make = make;
            this.now = make.apply(prompts);
        }

        /** Tries other prompts; what it returns puts them in place. */
        Runnable with(TunedPrompts prompts) {
            T next = make.apply(prompts);
            return () -> now = next;
        }

        @Override
        public T get() {
            return now;
        }
    }

    /**
     * Loads an artifact from a file.
     *
     * @throws ArtifactException if it is missing or not an artifact
     */
    public static ReloadablePrompts load(Path file) {
        return new ReloadablePrompts(file);
    }

    /** Returns the prompts that are in use, whose artifact says which run found them and who accepted them. */
    public TunedPrompts current() {
        return current;
    }

    /**
     * Reads the file again. If it has changed, everything that was made here uses its prompts from the next request on; of a call with several
     * requests, such as one with tools, the later ones can already have them.
     *
     * @return whether the file has another artifact than before
     * @throws ArtifactException if the file is missing, not an artifact, or does not fit a module or service that was made here; then all goes
     *     on as before
     */
    public synchronized boolean reload() {
        TunedPrompts next = TunedPrompts.load(file);
        if (next.artifact().equals(current.artifact())) {
            return false;
        }
        List<Runnable> changes = new ArrayList<>();
        made.forEach(one -> changes.add(one.with(next)));
        changes.forEach(Runnable::run);
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: prompts of run {1} instead of those of run {2}",
                file,
                next.artifact().provenance().run(),
                current.artifact().provenance().run());
        current = next;
        return true;
    }

    /**
     * Creates the module of an interface, as {@link TunedPrompts#module(Class, ChatModel)} does.
     *
     * @throws SignatureException if the interface is not a module
     * @throws ArtifactException if the artifact has no prompt for it, or one that was tuned for other fields, types or options
     */
    public <T> T module(Class<T> type, ChatModel model) {
        return module(type.getSimpleName(), type, model);
    }

    /** Creates the module of that name, as {@link TunedPrompts#module(String, Class, ChatModel)} does. */
    public <T> T module(String name, Class<T> type, ChatModel model) {
        Signature signature = Signature.of(type).named(name);
        return Modules.create(type, signature, add(prompts -> prompts.caller(signature, model)));
    }

    /**
     * Builds a langchain4j AI Service, as {@link TunedPrompts#service} does.
     *
     * @throws SignatureException if Attune cannot tell what the service sends
     * @throws ArtifactException if the artifact has no prompts for it, or some that were tuned for other messages or types
     */
    public <T> T service(Class<T> type, ChatModel model, UnaryOperator<AiServices<T>> builder) {
        return builder.apply(AiServices.builder(type).chatModel(chatModel(type, model)))
                .build();
    }

    /** Returns the model to give to an AI Service that is built elsewhere, as {@link TunedPrompts#chatModel} does. */
    public ChatModel chatModel(Class<?> service, ChatModel model) {
        return new ReloadedModel(add(prompts -> prompts.chatModel(service, model)));
    }

    private synchronized <T> Supplier<T> add(Function<TunedPrompts, T> make) {
        Made<T> one = new Made<>(make, current);
        made.add(one);
        return one;
    }
}
