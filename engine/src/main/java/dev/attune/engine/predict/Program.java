package dev.attune.engine.predict;

import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * An LM program as the engine sees it. Immutable; its factory is called from several threads.
 *
 * @param className the class that defines it
 * @param name its display name
 * @param signatures its modules, in program order
 * @param factory builds an instance
 * @param about what its author says of it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Program(String className, String name, List<Signature> signatures, Factory factory, About about) {

    /** Copies the list. */
    public Program {
        signatures = List.copyOf(signatures);
    }

    /** A program of which nothing is said. */
    public Program(String className, String name, List<Signature> signatures, Factory factory) {
        this(className, name, signatures, factory, About.NOTHING);
    }

    /** Returns the same program for a search that begins from other prompts: their instructions are its seed instructions. */
    public Program startingFrom(PromptSet prompts) {
        return new Program(
                className,
                name,
                signatures.stream()
                        .map(signature -> signature.startingFrom(
                                prompts.module(signature.name()).instruction()))
                        .toList(),
                factory,
                about);
    }

    /**
     * What the author of a program says of it, for the model that writes instructions.
     *
     * @param description what it is for, in plain words; empty: nothing is said
     * @param source the source of the class that defines it; empty: it is not known
     */
    public record About(String description, String source) {

        /** Nothing is said. */
        public static final About NOTHING = new About("", "");
    }

    /** Builds instances of a program. */
    @FunctionalInterface
    public interface Factory {

        /**
         * Returns a fresh instance.
         *
         * @param modules the modules by name
         */
        Function<Object, Object> create(Map<String, Object> modules);
    }

    /** Returns the names of the modules, in program order. */
    public List<String> moduleNames() {
        return signatures.stream().map(Signature::name).toList();
    }
}
