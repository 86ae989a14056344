package dev.attune.engine.run;

import dev.attune.engine.config.Settings;
import dev.attune.engine.data.Example;
import dev.attune.engine.run.Prepared.Splits;
import dev.attune.engine.run.ProgramDefinition.MetricSpec;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.Artifact.Fingerprint;
import dev.attune.runtime.Signature;
import dev.attune.runtime.SignatureField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the result of a search depends on, as an artifact keeps it: hashes of what is long, text of what a person can compare. */
final class Fingerprints {

    private static final int HASH_BYTES = 8;

    private Fingerprints() {}

    static Fingerprint of(
            ProgramDefinition definition, Splits splits, List<String> models, OptimizerSpec spec, long seed) {
        MetricSpec objective = definition.objective();
        return new Fingerprint(
                program(definition.signatures()),
                data(List.of(splits.train(), splits.validation())),
                objective.name() + " from " + objective.min() + " to " + objective.max(),
                String.join(", ", models),
                spec.optimizer().name() + ", seed " + seed + ", "
                        + String.join(", ", spec.optimizer().settings()));
    }

    /** What a whole run depends on, its gates included, by name. */
    static Map<String, String> ofRun(
            ProgramDefinition definition, Splits splits, OpenedModels models, Settings settings) {
        Map<String, String> run = new TreeMap<>();
        run.put("program", definition.className() + " " + program(definition.signatures()));
        run.put("data", data(List.of(splits.train(), splits.validation(), splits.test())));
        run.put("metrics", definition.metrics().stream().map(MetricSpec::name).collect(Collectors.joining(", ")));
        run.put("models", String.join(", ", models.describe()) + " at " + models.circumstances());
        run.put(
                "optimizers",
                definition.optimizers().stream()
                        .map(spec -> of(
                                        definition,
                                        splits,
                                        List.of(),
                                        spec,
                                        settings.seed().orElse(spec.seed()))
                                .optimizer())
                        .collect(Collectors.joining("; ")));
        return run;
    }

    private static String program(List<Signature> signatures) {
        Hash hash = new Hash();
        for (Signature signature : signatures) {
            hash.add(signature.describe());
            hash.add(signature.seedInstruction());
            hash.add(signature.temperature().toString());
            hash.add(signature.maxOutputTokens().toString());
            signature.inputs().forEach(field -> add(hash, field));
            signature.outputs().forEach(field -> add(hash, field));
        }
        return hash.text();
    }

    private static void add(Hash hash, SignatureField field) {
        hash.add(field.label());
        hash.add(field.description());
        hash.add(field.type().getTypeName());
    }

    private static String data(List<List<Example<?, ?>>> splits) {
        Hash hash = new Hash();
        for (List<Example<?, ?>> split : splits) {
            hash.add(String.valueOf(split.size()));
            for (Example<?, ?> example : split) {
                hash.add(ValueText.of(example.input()));
                hash.add(ValueText.of(example.expected()));
            }
        }
        return hash.text();
    }

    /** A hash of texts, in which the borders between them count. */
    private static final class Hash {

        private final MessageDigest digest;

        Hash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        void add(String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }

        String text() {
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        }
    }
}
