package dev.attune.runtime.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import org.apiguardian.api.API;

/**
 * Opens a model of sentence embeddings, by which the demos of a prompt are chosen for each input. Implementations are found by
 * {@link java.util.ServiceLoader}, with the class loader of this interface; artifacts name the one that they were tuned with.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EmbeddingProvider {

    /** Returns the name of the model, such as {@code all-minilm-l6-v2}. Another model has another name: its neighbors are others. */
    String name();

    /**
     * Opens the model.
     *
     * @return the model, thread-safe, which gives the same text the same vector every time, whatever else it is asked
     */
    EmbeddingModel open();
}
