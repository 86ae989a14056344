package dev.attune.runtime.field;

import dev.attune.runtime.text.UnreadableException;
import org.apiguardian.api.API;

/**
 * Makes a type one of which fields may be, such as {@code LocalDate}: alone, as component of a record and as item of a list, in inputs,
 * outputs and demos. Implementations are found by {@link java.util.ServiceLoader} with the class loader of the module interface; they
 * have a public constructor without parameters, are thread-safe and keep no state.
 *
 * <p>A type has one format. Types that Attune knows itself (String, numbers, booleans, enums, records of these) have none, and generic
 * types cannot have one. Reading the signature of a module fails where a field has two formats, or a format and a type of these.
 *
 * <p>What {@link #render} gives, {@link #parse} reads back as an equal value; else demos would teach what cannot be read.
 *
 * @param <T> the type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FieldFormat<T> {

    /** The type; fields are of it as it is declared, not of its subtypes. A format of a box serves the primitive type too. */
    Class<T> type();

    /**
     * What a value must look like, in words for the model, as in {@code a date such as 2026-05-31}: one line, not blank, and always the
     * same, since it is part of every prompt and of the fingerprints of artifacts.
     */
    String form();

    /**
     * The text of a value, as prompts show it; in records it is a JSON string.
     *
     * @param value a value; never null
     * @return one line or several, not blank
     * @throws RuntimeException if the value cannot be shown; the call of the module fails with an {@link IllegalArgumentException}
     */
    String render(T value);

    /**
     * Reads a value from what a model wrote: reads it or refuses, and never guesses between two.
     *
     * @param text the answer's part for this value, without blanks or a code fence around it; never empty. Where it is refused, the text
     *     without quotes, emphasis and the end of a sentence around it is tried as well
     * @return the value; null is a refusal
     * @throws UnreadableException if the text is not plainly one value, with a reason that the model can act on. Any other exception
     *     means the same, with its message as the reason, so that {@code LocalDate.parse(text)} will do
     */
    T parse(String text) throws UnreadableException;
}
