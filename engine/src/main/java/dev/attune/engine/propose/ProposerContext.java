package dev.attune.engine.propose;

import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * What all proposals share: summary of the data, description of the program, roles of its modules; each written once, before the first
 * request that shows it, and empty where the model gave no usable one. What does not depend on each other is written side by side. One
 * thread at a time writes; what is written may be read by any.
 */
final class ProposerContext {

    /** Descriptions are to be right, not varied. */
    static final double TEMPERATURE = 0;

    private final ProposerMaterial material;
    private final ProposerReading reading;
    private final RandomStreams random;
    private final Executor threads;
    private final Map<String, String> written = new HashMap<>();

    ProposerContext(ProposerMaterial material, ProposerReading reading, RandomStreams random, Executor threads) {
        this.material = material;
        this.reading = reading;
        this.random = random;
        this.threads = threads;
    }

    /** Writes what requests for these modules show. */
    void write(Grounding grounding, List<Signature> modules) {
        if (grounding.data()) {
            reading.begin();
        }
        if (grounding.program()) {
            writeRoles(modules);
        }
        if (grounding.data()) {
            written.put("data", reading.summary());
        }
    }

    private void writeRoles(List<Signature> modules) {
        ProgramDescription description =
                new ProgramDescription(reading.calls(), reading.refusals(), material.program());
        String structure = written.computeIfAbsent("structure", key -> structure(description));
        String program = written.computeIfAbsent("program", key -> description.describe(structure));
        List<Signature> missing = modules.stream()
                .filter(module -> !written.containsKey(roleOf(module)))
                .toList();
        List<String> roles = SideBySide.all(
                threads,
                missing.stream()
                        .map(module -> (Callable<String>) () -> description.role(
                                structure,
                                program,
                                module,
                                material.program().signatures().indexOf(module)))
                        .toList());
        for (int i = 0; i < roles.size(); i++) {
            written.put(roleOf(missing.get(i)), roles.get(i));
        }
    }

    String dataSummary() {
        return text("data");
    }

    String programDescription() {
        return text("program");
    }

    String role(Signature module) {
        return text(roleOf(module));
    }

    private static String roleOf(Signature module) {
        return "role of " + module.name();
    }

    private String text(String what) {
        String text = written.get(what);
        if (text == null) {
            throw new IllegalStateException("not written: " + what);
        }
        return text;
    }

    private String structure(ProgramDescription description) {
        RequestLimits limits = RequestLimits.of(reading.calls().maxOutputTokens());
        return description.structure(
                material.baseline(),
                new ShownRuns(material.objective(), "", limits)
                        .good(material.baseline(), random.stream("run of the program", 0)),
                limits);
    }
}
