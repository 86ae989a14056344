package dev.attune.engine.optimize.opro;

import dev.attune.engine.optimize.phase.CandidateTrials;
import dev.attune.engine.optimize.phase.TriedInstructions;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.Tried;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a kind of OPRO climbs. */
@FunctionalInterface
interface OproClimb {

    /**
     * Makes trials.
     *
     * @param state what it starts from
     * @param trials evaluates candidates
     * @param count how many trials
     */
    void climb(OproState state, CandidateTrials trials, int count);

    /** The trials of a program with that many modules that may change, where the settings ask for some. */
    default int trials(int modules, int asked) {
        return asked;
    }

    /** The calls for proposals in that many trials. */
    default long proposals(int modules, int trials) {
        return (long) modules * trials;
    }

    /** The modules whose role in the program is described to the proposer. */
    default int described(int modules) {
        return modules;
    }

    /** The module calls of a run in a trial that are not as in an earlier trial. */
    default double callsPerRun(int modules) {
        return modules;
    }

    /** Each module has a history of its own; a trial changes all modules and is credited to all. */
    static void moduleLevel(OproState state, CandidateTrials trials, int count) {
        Map<String, TriedInstructions> histories = new HashMap<>();
        for (Signature signature : state.free()) {
            history(histories, signature).add(signature.seedInstruction(), state.baselineScore());
        }
        for (int trial = 1; trial <= count; trial++) {
            Map<String, Proposal> instructions = state.seed();
            for (Signature signature : state.free()) {
                state.proposer()
                        .proposeNext(
                                signature,
                                trial,
                                state.proposing(history(histories, signature).best()))
                        .ifPresent(proposal -> instructions.put(signature.name(), proposal));
            }
            double score = trials.next(state.candidate(instructions)).get(0).score();
            for (Signature signature : state.free()) {
                Proposal proposal = instructions.get(signature.name());
                if (proposal != null) {
                    history(histories, signature).add(proposal.instruction(), score);
                }
            }
        }
    }

    private static TriedInstructions history(Map<String, TriedInstructions> histories, Signature signature) {
        return histories.computeIfAbsent(signature.name(), name -> new TriedInstructions());
    }

    /** One history of whole sets of instructions; one answer of the proposer changes all modules. */
    record ProgramLevel() implements OproClimb {

        @Override
        public long proposals(int modules, int trials) {
            return trials;
        }

        @Override
        public int described(int modules) {
            return 0;
        }

        @Override
        public void climb(OproState state, CandidateTrials trials, int count) {
            TriedInstructions history = new TriedInstructions();
            history.add(text(state.seed()), state.baselineScore());
            for (int trial = 1; trial <= count; trial++) {
                Map<String, Proposal> instructions = state.seed();
                instructions.putAll(state.proposer().proposeAll(trial, state.proposing(history.best())));
                history.add(
                        text(instructions),
                        trials.next(state.candidate(instructions)).get(0).score());
            }
        }

        /** The instructions of all modules on one line, as an answer of the proposer holds them. */
        private static String text(Map<String, Proposal> instructions) {
            return instructions.entrySet().stream()
                    .map(entry -> entry.getKey() + ": "
                            + entry.getValue().instruction().replaceAll("\\s+", " "))
                    .collect(Collectors.joining(" | "));
        }
    }

    /**
     * One module after the other: what is tried for one is scored with the others as they are, and the best stays.
     *
     * @param perModule instructions tried for a module before the next one's turn
     * @param rounds how often each module has its turn
     */
    record CoordinateAscent(int perModule, int rounds) implements OproClimb {

        @Override
        public int trials(int modules, int asked) {
            return modules * perModule * rounds;
        }

        @Override
        public long proposals(int modules, int trials) {
            return trials;
        }

        /** Of modules that are called one after the other, those before the one that changes are called as before. */
        @Override
        public double callsPerRun(int modules) {
            return (1 + modules) / 2.0;
        }

        @Override
        public void climb(OproState state, CandidateTrials trials, int count) {
            Map<String, Proposal> current = state.seed();
            double currentScore = state.baselineScore();
            int index = 0;
            for (int round = 0; round < rounds; round++) {
                for (Signature signature : state.free()) {
                    Proposal best = current.getOrDefault(signature.name(), Proposal.seed(signature));
                    List<Tried> history = new ArrayList<>();
                    history.add(new Tried(best.instruction(), currentScore));
                    for (int i = 0; i < perModule; i++) {
                        index++;
                        Proposal next = state.proposer()
                                .proposeNext(signature, index, state.proposing(history))
                                .orElse(best);
                        Map<String, Proposal> tried = new LinkedHashMap<>(current);
                        tried.put(signature.name(), next);
                        double score =
                                trials.next(state.candidate(tried)).get(0).score();
                        history.add(new Tried(next.instruction(), score));
                        if (score > currentScore) {
                            best = next;
                            currentScore = score;
                        }
                    }
                    current.put(signature.name(), best);
                }
            }
        }
    }
}
