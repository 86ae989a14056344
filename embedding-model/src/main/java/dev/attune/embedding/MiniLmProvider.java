package dev.attune.embedding;

import dev.attune.runtime.embedding.EmbeddingProvider;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import org.apiguardian.api.API;

/**
 * The model all-MiniLM-L6-v2 of langchain4j, for English sentences and short paragraphs: 384 numbers a text, some milliseconds on one core,
 * without a network. It is the one with floats of 32 bits: what a quantized one computes differs from processor to processor by more
 * than rounding hides.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiniLmProvider implements EmbeddingProvider {

    @Override
    public String name() {
        return "all-minilm-l6-v2";
    }

    /** Runs in the thread that asks: no thread of its own is left when the application ends. */
    @Override
    public EmbeddingModel open() {
        return new AllMiniLmL6V2EmbeddingModel(Runnable::run);
    }
}
