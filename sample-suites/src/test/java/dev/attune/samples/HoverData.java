package dev.attune.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.samples.hotpotqa.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of {@link HoVerTest}: the questions of MuSiQue, which come with the suites, or HoVer's own claims where the system
 * properties {@code hover.claims} (the official JSON file) and {@code hover.corpus} (passages with title and text, as JSON Lines) say
 * where they are.
 */
final class HoverData {

    private HoverData() {}

    private record Question(
            String id,
            String question,
            @JsonProperty("gold_titles") List<String> titles) {}

    private record Claim(
            String uid,
            String claim,
            @JsonProperty("supporting_facts") List<List<Object>> facts) {}

    static List<Passage> corpus() {
        return Examples.rowsOf(System.getProperty("hover.corpus", "musique/corpus.jsonl"), Passage.class);
    }

    static List<Example<String, List<String>>> claims() {
        String file = System.getProperty("hover.claims");
        return file == null ? questions() : official(Path.of(file));
    }

    private static List<Example<String, List<String>>> questions() {
        List<Question> questions = new ArrayList<>(Examples.rowsOf("musique/train.jsonl", Question.class));
        questions.addAll(Examples.rowsOf("musique/val.jsonl", Question.class));
        return questions.stream()
                .map(row -> Example.of(row.id(), row.question(), row.titles()))
                .toList();
    }

    private static List<Example<String, List<String>>> official(Path file) {
        try {
            List<Claim> claims = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file.toFile(), new TypeReference<List<Claim>>() {});
            return claims.stream()
                    .map(claim -> Example.of(
                            claim.uid(),
                            claim.claim(),
                            claim.facts().stream()
                                    .map(fact -> String.valueOf(fact.get(0)))
                                    .distinct()
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the claims in " + file, e);
        }
    }
}
