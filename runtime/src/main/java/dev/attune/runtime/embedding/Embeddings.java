package dev.attune.runtime.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Vectors of texts by a named model, each of length 1. Thread-safe.
 *
 * @param name the name of the model
 * @param model the model
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Embeddings(String name, EmbeddingModel model) {

    /** The model of the module {@code attune-embedding-model}. */
    public static final String DEFAULT = "all-minilm-l6-v2";

    /** Stands for no text at all, of which models make no vector. */
    private static final String NOTHING = "(nothing given)";

    /**
     * Opens the model of that name.
     *
     * @throws EmbeddingException if none of the class path has that name, or it cannot be opened
     */
    public static Embeddings open(String name) {
        EmbeddingProvider provider = provider(name);
        try {
            return new Embeddings(name, provider.open());
        } catch (LinkageError | RuntimeException e) {
            throw cannotBeOpened(name, e);
        }
    }

    /**
     * Checks that there is a model of that name, and does not open it.
     *
     * @throws EmbeddingException if none of the class path has that name
     */
    public static void require(String name) {
        provider(name);
    }

    private static EmbeddingException cannotBeOpened(String name, Throwable e) {
        return new EmbeddingException("the embedding model \"" + name + "\" cannot be opened: " + e, e);
    }

    private static EmbeddingProvider provider(String name) {
        Set<String> names = new TreeSet<>();
        try {
            Iterator<EmbeddingProvider> found = ServiceLoader.load(
                            EmbeddingProvider.class, EmbeddingProvider.class.getClassLoader())
                    .iterator();
            while (found.hasNext()) {
                EmbeddingProvider provider = found.next();
                if (provider.name().equals(name)) {
                    return provider;
                }
                names.add(provider.name());
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            throw cannotBeOpened(name, e);
        }
        throw new EmbeddingException(
                "there is no embedding model \"" + name + "\" on the class path"
                        + (names.isEmpty() ? "" : ", where there are " + names) + "; add "
                        + (name.equals(DEFAULT)
                                ? "the dependency dev.attune:attune-embedding-model"
                                : "the dependency with the EmbeddingProvider of that name"),
                null);
    }

    /**
     * Returns the vector of a text.
     *
     * @throws EmbeddingException if the model fails, or gives something that is no direction
     */
    public double[] of(String text) {
        float[] vector;
        try {
            vector = model.embed(text.isBlank() ? NOTHING : text).content().vector();
        } catch (LinkageError | RuntimeException e) {
            throw new EmbeddingException("the embedding model \"" + name + "\" has failed: " + e, e);
        }
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new EmbeddingException(
                    "the embedding model \"" + name + "\" gave a vector of length " + length, null);
        }
        double[] unit = new double[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }
}
