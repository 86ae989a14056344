package dev.attune.engine.propose;

import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all proposals share: summary of the data, description of the program, roles of its modules; each written when it is first
 * needed, and empty where the model gave no usable one.
 */
final class ProposerContext {

    /** Descriptions are to be right, not varied. */
    static final double TEMPERATURE = 0;

    private final ProposerMaterial material;
    private final ProposerCalls calls;
    private final RefusedAnswers refusals;
    private final RandomStreams random;
    private final Map<String, String> written = new HashMap<>();

    ProposerContext(ProposerMaterial material, ProposerCalls calls, RefusedAnswers refusals, RandomStreams random) {
        this.material = material;
        this.calls = calls;
        this.refusals = refusals;
        this.random = random;
    }

    String dataSummary() {
        return written(
                "data",
                () -> new DataSummary(calls, refusals)
                        .write(RandomStreams.shuffled(material.train(), random.stream("data summary", 0))));
    }

    String programDescription() {
        return written("program", () -> description().describe(structure()));
    }

    String role(Signature signature) {
        return written(
                "role of " + signature.name(),
                () -> description()
                        .role(
                                structure(),
                                programDescription(),
                                signature,
                                material.program().signatures().indexOf(signature)));
    }

    private String structure() {
        RequestLimits limits = RequestLimits.of(calls.maxOutputTokens());
        return written(
                "structure",
                () -> description()
                        .structure(
                                material.baseline(),
                                new ShownRuns(material.objective(), "", limits)
                                        .good(material.baseline(), random.stream("run of the program", 0)),
                                limits));
    }

    private ProgramDescription description() {
        return new ProgramDescription(calls, refusals, material.program());
    }

    private String written(String key, Supplier<String> writer) {
        String text = written.get(key);
        if (text == null) {
            text = writer.get();
            written.put(key, text);
        }
        return text;
    }
}
