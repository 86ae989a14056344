package dev.attune.runtime.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Locale;

/** Texts are near each other if they have the same letters. */
public final class LetterCounts implements EmbeddingProvider {

    public static final String NAME = "letter-counts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EmbeddingModel open() {
        return new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(segments.stream()
                        .map(segment -> Embedding.from(vector(segment.text())))
                        .toList());
            }
        };
    }

    private static float[] vector(String text) {
        float[] vector = new float[27];
        text.toLowerCase(Locale.ROOT).chars().forEach(c -> vector[c >= 'a' && c <= 'z' ? c - 'a' : 26]++);
        return vector;
    }
}
