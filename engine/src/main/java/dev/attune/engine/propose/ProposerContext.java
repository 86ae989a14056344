package dev.attune.engine.propose;

import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all proposals share: summary of the data, description of the program, roles of its modules; each written when it is first
 * needed, and empty where the model gave no usable one.
 */
final class ProposerContext {

    /** Descriptions are to be right, not varied. */
    static final double TEMPERATURE = 0;

    private final Program program;
    private final List<? extends Example<?, ?>> train;
    private final List<Prediction> runs;
    private final ProposerCalls calls;
    private final RefusedAnswers refusals;
    private final RandomStreams random;
    private final Map<String, String> written = new HashMap<>();

    ProposerContext(
            Program program,
            List<? extends Example<?, ?>> train,
            List<Prediction> runs,
            ProposerCalls calls,
            RefusedAnswers refusals,
            RandomStreams random) {
        this.program = program;
        this.train = train;
        this.runs = runs;
        this.calls = calls;
        this.refusals = refusals;
        this.random = random;
    }

    String dataSummary() {
        return written(
                "data",
                () -> new DataSummary(calls, refusals)
                        .write(RandomStreams.shuffled(train, random.stream("data summary", 0))));
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
                                program.signatures().indexOf(signature)));
    }

    private String structure() {
        return written("structure", () -> description().structure(runs));
    }

    private ProgramDescription description() {
        return new ProgramDescription(calls, refusals, program);
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
