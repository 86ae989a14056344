package dev.attune.engine.run;

import dev.attune.engine.config.Keys;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.event.WorthRecord.Effect;
import dev.attune.engine.event.WorthRecord.Part;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.GateReserve;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.UserCodeException;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.PromptSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures what each change of a winner is worth: takes it back, runs the program on test examples again, and compares. All gates have
 * decided before, so that this can neither change a verdict nor take calls from one; whatever goes wrong here is told and fails nothing.
 * One thread at a time.
 */
final class WorthRun {

    /** How many groups or examples are measured before the calls are counted again. */
    private static final int BLOCK = 10;

    private final PreparedProgram prepared;
    private final Winner winner;
    private final List<GateRun.Measured> gates;
    private final TestOrder order;
    private final TunedModules seed;

    /** @param gates what was measured of the winner, and decided */
    WorthRun(PreparedProgram prepared, Winner winner, List<GateRun.Measured> gates) {
        this.prepared = prepared;
        this.winner = winner;
        this.gates = List.copyOf(gates);
        this.order = TestOrder.of(prepared.splits());
        this.seed = TunedModules.seed(prepared.definition().signatures());
    }

    /** Measures; empty if nothing has changed, or if nothing is to be measured. */
    Optional<WorthRecord> measure(LeafInfo leaf, Consumer<String> progress) {
        long calls = GateReserve.worth(prepared);
        List<Cell> cells = calls == 0 ? List.of() : cells();
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        Usage before = prepared.models().meter().usage();
        long start = System.nanoTime();
        int observations = gates.stream()
                .mapToInt(gate -> gate.measurement().observations())
                .max()
                .orElse(0);
        progress.accept("measuring what each change is worth on test examples, with at most " + calls + " calls ("
                + Keys.GATE_ATTRIBUTION + " = " + prepared.settings().attribution() + ")");
        int done = run(cells, observations, calls, before);
        List<String> notes = done > 0 && done < observations
                ? List.of("Measured on " + order.positions(0, done).size() + " of "
                        + order.positions(0, observations).size() + " test examples, with the " + calls
                        + " calls that " + Keys.GATE_ATTRIBUTION + " = "
                        + prepared.settings().attribution() + " allows.")
                : List.of();
        return Optional.of(new WorthRecord(
                leaf,
                winner.source(),
                parts(cells),
                notes,
                prepared.models().meter().usage().since(before),
                Duration.ofNanos(System.nanoTime() - start)));
    }

    /**
     * Measures all changes on the same examples, more and more of them, as long as the next ones fit into the calls. What other runs have
     * answered costs none of them.
     *
     * @return how many observations were measured
     */
    private int run(List<Cell> cells, int observations, long calls, Usage before) {
        int done = 0;
        while (done < observations && cells.stream().anyMatch(cell -> cell.reason == null)) {
            long made = prepared.models().meter().usage().since(before).calls();
            int fitting = fitting(cells, done, made, calls);
            if (fitting == 0) {
                if (done == 0) {
                    stop(
                            cells,
                            Keys.GATE_ATTRIBUTION + " = " + prepared.settings().attribution()
                                    + " allows too few calls for a single example");
                }
                break;
            }
            int until = Math.min(observations, done + fitting);
            if (!run(cells, done, until)) {
                break;
            }
            done = until;
        }
        return done;
    }

    /**
     * How many observations more fit into the calls. The first goes alone: it shows what each takes, and a recording that lacks a change mostly
     * lacks its first answer.
     */
    private int fitting(List<Cell> cells, int done, long made, long calls) {
        int block = done == 0 ? 1 : BLOCK;
        double each = done == 0 ? expected(cells) : (double) made / done;
        return each == 0 ? block : (int) Math.min(block, Math.max(0, calls - made) / each);
    }

    /** The calls of an example, if each change takes one of each module and voter, and each metric those of its judges. */
    private double expected(List<Cell> cells) {
        long requests = cells.stream()
                .map(Cell::prompts)
                .distinct()
                .flatMap(prompts -> prompts.modules().values().stream())
                .mapToLong(prompt -> prompt.voters().size())
                .sum();
        long judges = cells.stream()
                .mapToLong(cell -> cell.gate.metric().judgeCalls())
                .sum();
        int repeats =
                gates.stream().mapToInt(gate -> gate.gate().repeats()).max().orElse(1);
        return repeats * (double) (requests + judges) * order.positions(0, 1).size();
    }

    /** Returns whether it is of use to go on. */
    private boolean run(List<Cell> cells, int from, int until) {
        for (Cell cell : cells) {
            List<Integer> positions = order.positions(
                    from, Math.max(from, Math.min(until, cell.gate.measurement().observations())));
            if (cell.reason != null || positions.isEmpty()) {
                continue;
            }
            try {
                cell.run(positions);
            } catch (ReplayMissException e) {
                cell.isNotInRecording();
            } catch (MetricException | UserCodeException e) {
                cell.reason = String.valueOf(e.getMessage());
            } catch (BudgetExhaustedException | RunAbortedException | JournalException e) {
                stop(cells, String.valueOf(e.getMessage()));
                return false;
            }
        }
        return true;
    }

    private static void stop(List<Cell> cells, String reason) {
        cells.stream().filter(cell -> cell.reason == null).forEach(cell -> cell.reason = reason);
    }

    private List<Part> parts(List<Cell> cells) {
        Map<PutBack, List<Effect>> effects = new LinkedHashMap<>();
        cells.forEach(cell -> effects.computeIfAbsent(cell.change, change -> new ArrayList<>())
                .add(cell.effect()));
        return effects.entrySet().stream()
                .map(entry -> new Part(entry.getKey().module(), entry.getKey().part(), entry.getValue()))
                .toList();
    }

    /** A change that is taken back. */
    private record PutBack(String module, PromptPart part, PromptSet prompts) {}

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (PutBack change : changes()) {
            gates.forEach(gate -> cells.add(new Cell(change, gate)));
        }
        return cells;
    }

    private List<PutBack> changes() {
        List<PutBack> changes = new ArrayList<>();
        winner.tuned().modules().forEach((module, tuned) -> {
            TunedModule before = Objects.requireNonNull(seed.modules().get(module));
            List<TunedModule> voters = tuned.voters();
            if (voters.stream().anyMatch(voter -> !voter.instruction().equals(before.instruction()))) {
                changes.add(putBack(
                        module,
                        PromptPart.INSTRUCTION,
                        voters.stream()
                                .map(voter -> voter.withInstruction(before.instruction(), before.instructionOrigin()))
                                .toList()));
            }
            if (voters.stream().anyMatch(voter -> !voter.demos().equals(before.demos()))) {
                changes.add(putBack(
                        module,
                        PromptPart.DEMOS,
                        voters.stream()
                                .map(voter -> voter.withDemos(before.demos(), before.demosOrigin(), before.choice()))
                                .toList()));
            }
            if (voters.stream().anyMatch(voter -> voter.layout() != before.layout())) {
                changes.add(putBack(
                        module,
                        PromptPart.LAYOUT,
                        voters.stream()
                                .map(voter -> voter.withLayout(before.layout()))
                                .toList()));
            }
        });
        return changes;
    }

    /** Of several prompts that vote, the part is taken back in each. */
    private PutBack putBack(String module, PromptPart part, List<TunedModule> without) {
        Map<String, TunedModule> modules = new LinkedHashMap<>(winner.tuned().modules());
        modules.put(module, TunedModule.voting(without));
        return new PutBack(module, part, new TunedModules(modules).prompts());
    }

    /** A change that is taken back, measured by a metric. */
    private final class Cell {

        private final PutBack change;
        private final GateRun.Measured gate;
        private final MeasuredProgram program;
        private List<Integer> positions = List.of();
        private Evaluation without = new Evaluation(List.of());
        private @Nullable String reason;

        Cell(PutBack change, GateRun.Measured gate) {
            this.change = change;
            this.gate = gate;
            this.program = new MeasuredProgram(
                    prepared,
                    prepared.metric(gate.metric()),
                    change.prompts(),
                    gate.gate().repeats());
        }

        PromptSet prompts() {
            return change.prompts();
        }

        /** What was broken off half-way leaves no trace. */
        void run(List<Integer> more) {
            program.run(more);
            List<Integer> all = new ArrayList<>(positions);
            all.addAll(more);
            positions = all.stream().sorted().toList();
            without = program.evaluation();
        }

        /** Those examples whose answers a recording happens to hold are those on which little has changed. */
        void isNotInRecording() {
            positions = List.of();
            reason = "the recording holds no answers for it";
        }

        Effect effect() {
            try {
                return new Effect(gate.metric().name(), difference(), reason);
            } catch (MetricException e) {
                return new Effect(gate.metric().name(), null, String.valueOf(e.getMessage()));
            }
        }

        private @Nullable PairedDifference difference() {
            return positions.isEmpty()
                    ? null
                    : gate.measurement().difference(gate.metric(), gate.gate(), positions, without);
        }
    }
}
