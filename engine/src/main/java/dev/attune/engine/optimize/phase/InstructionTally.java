package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.optimize.TunedModules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores of candidates on validation examples, by the instructions that they have. One thread at a time. */
final class InstructionTally {

    private final Map<Instruction, Tally> tallies = new LinkedHashMap<>();

    private record Instruction(String module, String text) {}

    private record Tally(String origin, int runs, double sum) {

        Tally plus(Tally other) {
            return new Tally(origin, runs + other.runs, sum + other.sum);
        }
    }

    /** Adds what came of a candidate; nothing if it was not measured on validation examples. */
    void add(TunedModules candidate, TrialRecord trial) {
        if (trial.kind() == Kind.TRAINING || trial.examples() == 0 || !Double.isFinite(trial.score())) {
            return;
        }
        candidate.modules().forEach((module, tuned) -> {
            // what a vote scores tells nothing of one of its instructions
            if (tuned.votesWith().isEmpty()) {
                tallies.merge(
                        new Instruction(module, tuned.instruction()),
                        new Tally(tuned.instructionOrigin(), trial.examples(), trial.score() * trial.examples()),
                        Tally::plus);
            }
        });
    }

    /** Of each module and text, in the order in which they were first measured. */
    List<TriedInstruction> all() {
        return tallies.entrySet().stream()
                .map(entry -> new TriedInstruction(
                        entry.getKey().module(),
                        entry.getValue().origin(),
                        entry.getKey().text(),
                        entry.getValue().runs(),
                        entry.getValue().sum() / entry.getValue().runs()))
                .toList();
    }
}
