package dev.attune.runtime.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.attune.runtime.embedding.EmbeddingException;
import dev.attune.runtime.embedding.Embeddings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which demos of a module a request shows: all of them, or of a pool those that are nearest to its inputs (DSPy's KNN). Nearness is the
 * cosine of the embeddings of the inputs' texts, one a line, in the order of the signature. It is rounded, so that what processors compute
 * differently in the last digits decides nothing; of equally near demos the earlier in the pool comes first. The nearest stands last, beside
 * what is asked. Immutable and thread-safe; two with the same number and model are equal.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DemoChoice {

    /** Shows all demos in their order. */
    public static final DemoChoice ALL = new DemoChoice(0, "", new Vectors(""));

    private static final double ROUNDED = 10_000;

    private final int nearest;
    private final String embedding;
    private final Vectors vectors;

    private DemoChoice(int nearest, String embedding, Vectors vectors) {
        this.nearest = nearest;
        this.embedding = embedding;
        this.vectors = vectors;
    }

    /** Opens a model when it is first needed, and keeps the vectors of demos. */
    private static final class Vectors {

        private final String embedding;
        private final Map<String, double[]> ofDemos = new ConcurrentHashMap<>();
        private volatile @Nullable Embeddings opened;

        Vectors(String embedding) {
            this.embedding = embedding;
        }

        Embeddings model() {
            Embeddings known = opened;
            return known == null ? open() : known;
        }

        private synchronized Embeddings open() {
            Embeddings known = opened;
            if (known == null) {
                known = Embeddings.open(embedding);
                opened = known;
            }
            return known;
        }

        double[] ofDemo(String text) {
            double[] known = ofDemos.get(text);
            return known == null ? ofDemos.computeIfAbsent(text, model()::of) : known;
        }
    }

    /**
     * Returns the choice of the nearest demos of a pool.
     *
     * @param nearest how many; at least 1
     * @param embedding the name of the embedding model, see {@link dev.attune.runtime.embedding.EmbeddingProvider}; not blank
     * @throws IllegalArgumentException if one of them is not
     */
    @JsonCreator
    public static DemoChoice nearest(
            @JsonProperty("nearest") int nearest, @JsonProperty("embedding") String embedding) {
        if (nearest < 1 || embedding.isBlank()) {
            throw new IllegalArgumentException("of a pool the nearest 1 or more demos are shown, by a named embedding"
                    + " model; not the nearest " + nearest + " by \"" + embedding + "\"");
        }
        return new DemoChoice(nearest, embedding, new Vectors(embedding));
    }

    /** Returns the choice of another number, which knows the same vectors. */
    public DemoChoice withNearest(int other) {
        DemoChoice checked = nearest(other, embedding);
        return new DemoChoice(checked.nearest, embedding, vectors);
    }

    /** Returns whether all demos are shown. */
    public boolean isAll() {
        return nearest == 0;
    }

    /** Returns how many demos of so many a request shows. */
    public int shown(int demos) {
        return isAll() ? demos : Math.min(nearest, demos);
    }

    /**
     * Opens the embedding model, if one is needed.
     *
     * @throws EmbeddingException if it is not there or cannot be opened; the message says what to do
     */
    public void open() {
        if (!isAll()) {
            vectors.model();
        }
    }

    /**
     * Returns the demos that a request shows, in the order in which it shows them.
     *
     * @param demos all demos of the module
     * @param texts the texts of the inputs of each of them
     * @param inputs the texts of the inputs of the request, in the order of the signature
     * @throws EmbeddingException if the embedding model is not there or fails
     */
    List<Demonstration> of(List<Demonstration> demos, List<List<String>> texts, List<String> inputs) {
        if (isAll() || demos.isEmpty()) {
            return demos;
        }
        double[] asked = vectors.model().of(text(inputs));
        long[] nearness = texts.stream()
                .mapToLong(text -> Math.round(ROUNDED * product(asked, vectors.ofDemo(text(text)))))
                .toArray();
        List<Integer> order = IntStream.range(0, demos.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -nearness[i]))
                .limit(nearest)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(order);
        return order.stream().map(demos::get).toList();
    }

    private static String text(List<String> inputs) {
        return String.join("\n", inputs);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Returns what artifacts hold: nothing if all demos are shown. */
    @JsonValue
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!isAll()) {
            values.put("nearest", nearest);
            values.put("embedding", embedding);
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DemoChoice choice && choice.nearest == nearest && choice.embedding.equals(embedding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nearest, embedding);
    }

    /** Says it in words, such as {@code the nearest 3 by all-minilm-l6-v2}. */
    @Override
    public String toString() {
        return isAll() ? "all" : "the nearest " + nearest + " by " + embedding;
    }
}
