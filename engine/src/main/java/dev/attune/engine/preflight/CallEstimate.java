package dev.attune.engine.preflight;

import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.program.GateReserve;
import dev.attune.engine.program.OptimizerChoice;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** How many model calls the run of a program is going to take. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CallEstimate(PreparedProgram prepared) {

    /** The phases that run the program. */
    private static final Set<Phase> RUNNING = EnumSet.of(Phase.BASELINE, Phase.BOOTSTRAP, Phase.SEARCH);

    /** The phases of one optimizer and the gate, their sums, and what may follow the gate. */
    public String describe(OptimizerSpec spec) {
        List<Part> parts = new ArrayList<>(parts(spec));
        gate().ifPresent(parts::add);
        return text(parts) + worth();
    }

    /** A part of the run with its calls. */
    private record Part(String name, long expected, long worst) {

        static Part of(PhaseEstimate phase) {
            return new Part(phase.label(), phase.expected(), phase.worst());
        }
    }

    private List<Part> parts(OptimizerSpec spec) {
        List<PhaseEstimate> phases = spec.optimizer().estimate(prepared.workload());
        List<Part> parts = new ArrayList<>(phases.stream().map(Part::of).toList());
        judges(phases).ifPresent(parts::add);
        return parts;
    }

    /** The judges of the objective, which see each run of the program. */
    private Optional<Part> judges(List<PhaseEstimate> phases) {
        MetricSpec objective = prepared.definition().objective();
        if (objective.judges().isEmpty()) {
            return Optional.empty();
        }
        int modules = prepared.definition().signatures().size();
        List<PhaseEstimate> running =
                phases.stream().filter(phase -> RUNNING.contains(phase.phase())).toList();
        long calls = running.stream().mapToLong(PhaseEstimate::expected).sum();
        long atWorst = running.stream().mapToLong(PhaseEstimate::worst).sum();
        return Optional.of(new Part(
                "judge",
                calls * objective.judgeCalls() / modules,
                atWorst * objective.mostJudgeCalls() / (2L * modules)));
    }

    /** One check for the estimate, and one for a budget that is smaller. */
    List<Check> checks() {
        List<OptimizerSpec> searching = searching();
        List<Part> parts = new ArrayList<>();
        for (OptimizerSpec spec : searching) {
            List<Part> own = parts(spec);
            if (searching.size() == 1) {
                parts.addAll(own);
            } else {
                parts.add(new Part(spec.name(), expected(own), worst(own)));
            }
        }
        gate().ifPresent(parts::add);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("estimate", Status.OK, text(parts) + worth()));
        prepared.settings().limits().calls().ifPresent(budget -> {
            if (budget < expected(parts)) {
                checks.add(
                        new Check("budget", Status.WARNING, tooSmall(budget, !searching.isEmpty(), expected(parts))));
            }
        });
        return checks;
    }

    /** The calls that all searches and gates of the run are expected to take; those that tell what each change is worth are extra. */
    public long expected() {
        long searches =
                searching().stream().mapToLong(spec -> expected(parts(spec))).sum();
        return searches + gate().map(Part::expected).orElse(0L);
    }

    /** The optimizers that have something to search in the mode of the run. */
    private List<OptimizerSpec> searching() {
        Settings settings = prepared.settings();
        boolean searches = settings.mode() == Mode.OPTIMIZE
                || (settings.mode() == Mode.AUTO
                        && new OptimizerChoice(prepared).upToDate().isEmpty());
        Set<String> only = settings.only();
        return prepared.definition().optimizers().stream()
                .filter(spec -> searches && (only.isEmpty() || only.contains(spec.name())))
                .toList();
    }

    /** All gates measure the same two programs on the same examples, and the second one finds its answers cached. */
    private Optional<Part> gate() {
        if (!prepared.definition().hasGates()) {
            return Optional.empty();
        }
        long calls = GateReserve.calls(prepared);
        return Optional.of(new Part(Phase.GATE.label(), calls, 2 * calls));
    }

    /**
     * What each change is worth is measured with what is left of a budget, so that none is too small for it: it is no part of what is
     * expected.
     */
    private String worth() {
        long calls = prepared.definition().hasGates() ? GateReserve.worth(prepared) : 0;
        return calls == 0
                ? ""
                : String.format(Locale.ROOT, "; then up to %,d to measure what each change is worth", calls);
    }

    /** While optimizers search, the calls of the gate are set aside. */
    private static String tooSmall(long budget, boolean searches, long expected) {
        return String.format(
                Locale.ROOT,
                "the budget of %,d calls (%s) %s: about %,d are expected",
                budget,
                Keys.BUDGET_CALLS,
                searches ? "ends the search early" : "does not suffice for the gate",
                expected);
    }

    private static String text(List<Part> parts) {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            if (part.worst() > 0) {
                String unit = texts.isEmpty() ? " calls" : "";
                texts.add(String.format(Locale.ROOT, "%s %,d%s", part.name(), part.expected(), unit));
            }
        }
        return texts.isEmpty()
                ? "no model call"
                : String.join(", ", texts)
                        + String.format(Locale.ROOT, "; %,d expected, %,d at worst", expected(parts), worst(parts));
    }

    private static long expected(List<Part> parts) {
        return parts.stream().mapToLong(Part::expected).sum();
    }

    private static long worst(List<Part> parts) {
        return parts.stream().mapToLong(Part::worst).sum();
    }
}
