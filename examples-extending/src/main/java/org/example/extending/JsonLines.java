package org.example.extending;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a line of JSON for each trial, gate and leaf, for a log that other programs search. */
public final class JsonLines implements RunListener {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;

    /** Made by {@link java.util.ServiceLoader}. */
    public JsonLines() {
        this(Path.of("target", "events.jsonl"));
    }

    JsonLines(Path file) {
        this.file = file;
    }

    @Override
    public void trialFinished(String uniqueId, TrialRecord trial) {
        ObjectNode event = event("trial", uniqueId)
                .put("number", trial.number())
                .put("kind", trial.kind().name())
                .put("examples", trial.examples());
        if (trial.infeasible() == null) {
            event.put("score", trial.score());
        } else {
            event.put("infeasible", trial.infeasible());
        }
        write(event);
    }

    @Override
    public void gateFinished(GateRecord gate) {
        write(event("gate", gate.leaf().uniqueId())
                .put("metric", gate.metric())
                .put("verdict", gate.verdict().name())
                .put("unoptimized", gate.baseline().estimate().mean())
                .put("winner", gate.winner().estimate().mean())
                .put("gain", gate.difference().mean())
                .put("low", gate.difference().interval().low())
                .put("high", gate.difference().interval().high()));
    }

    @Override
    public void leafFinished(LeafRecord leaf) {
        write(event("leaf", leaf.leaf().uniqueId())
                .put("program", leaf.leaf().programClass())
                .put("name", leaf.name())
                .put("outcome", leaf.outcome().label())
                .put("message", leaf.message())
                .put("ended", leaf.ended().toString()));
    }

    private ObjectNode event(String name, String uniqueId) {
        return json.createObjectNode().put("event", name).put("id", uniqueId);
    }

    /** JSON escapes line breaks, so whatever a model says stays in its line. */
    private synchronized void write(ObjectNode event) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
