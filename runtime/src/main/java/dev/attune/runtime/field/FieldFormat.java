package dev.attune.runtime.field;

import dev.attune.runtime.text.UnreadableException;
import org.apiguardian.api.API;

/**
 * Adds a type that fields may have, such as {@code YearMonth}: alone, as a component of a record and as an item of a list, in inputs,
 * outputs and demos. Implementations are found by {@link java.util.ServiceLoader} with the class loader of the module interface. They have
 * a public constructor without parameters, are thread-safe and keep no state.
 *
 * <p>A type has one format. Built-in types have none, except that a format of a date, a time or a UUID takes precedence over how Attune
 * writes these. Generic types cannot have one. Reading the signature of a module fails if a field has two formats, or has a format although its type is built in.
 *
 * <p>{@link #parse} reads back the result of {@link #render} as an equal value; otherwise demos would teach something that cannot be read.
 *
 * @param <T> the type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FieldFormat<T> {

    /** Returns the type. Fields have exactly this declared type, not a subtype. A format for a boxed type serves the primitive type too. */
    Class<T> type();

    /**
     * Returns what a value must look like, in words for the model, such as {@code a month such as 2026-05}. It is one line, not blank,
     * and always the same, since it is part of every prompt and of the fingerprints of artifacts.
     */
    String form();

    /**
     * Returns the text of a value as prompts show it; in records it is a JSON string.
     *
     * @param value a value; never null
     * @return one line or several, not blank
     * @throws RuntimeException if the value cannot be shown; the call of the module fails with an {@link IllegalArgumentException}
     */
    String render(T value);

    /**
     * Reads a value from what a model wrote, or refuses it; never guesses between two.
     *
     * @param text the part of the answer for this value, without surrounding white space or a code fence; never empty. If it is refused,
     *     the text is tried again without surrounding quotes, emphasis and final punctuation
     * @return the value; null refuses the text
     * @throws UnreadableException if the text is not plainly one value, with a reason that the model can act on. Any other exception means
     *     the same, with its message as the reason, so {@code YearMonth.parse(text)} is enough
     */
    T parse(String text) throws UnreadableException;
}
