package dev.attune.engine.run;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.config.Mode;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.journal.Journal;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.preflight.CallEstimate;
import dev.attune.engine.preflight.Preflight;
import dev.attune.engine.program.GateReserve;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.runtime.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The run of one program. Each step is done once, whichever leaf asks first: a gate selected alone makes the preflight and, where no
 * artifact serves, the search it needs. One thread at a time; to be closed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramSession implements AutoCloseable {

    private final ProgramDefinition definition;
    private final RunEnvironment environment;
    private final OptimizerResults contest;
    private @Nullable Preflight preflight;
    private @Nullable PreparedProgram prepared;
    private @Nullable StopNotice stopNotice;
    private final int gatesToRun;
    private final List<GateRun.Measured> gates = new ArrayList<>();
    private @Nullable WorthRecord worth;
    private volatile String leafId = "";
    private @Nullable Winner accepted;
    private @Nullable String failure;
    private Outcome failed = Outcome.PASSED;
    private @Nullable String said;
    private boolean announced;
    private Outcome outcome = Outcome.PASSED;
    private int begun;
    private int ended;

    /**
     * A session that has done nothing yet.
     *
     * @param gatesToRun how many gates are going to be run: those of the program, or fewer where a build selects some of its leaves
     */
    public ProgramSession(ProgramDefinition definition, RunEnvironment environment, int gatesToRun) {
        this.definition = definition;
        this.environment = environment;
        this.gatesToRun = gatesToRun;
        this.contest = new OptimizerResults(definition.preference());
    }

    /** Makes the checks of the preflight leaf; fails if one of them fails. */
    public void preflight(LeafInfo leaf) {
        outcome = Outcome.PASSED;
        boolean ready = prepare();
        Preflight done = Objects.requireNonNull(preflight);
        announced = true;
        environment.listener().preflightFinished(new PreflightRecord(leaf, done.checks()));
        if (!ready) {
            throw Failures.preflight(done.problems());
        }
    }

    /** Why the leaf of an optimizer has nothing to do; empty if it has. */
    public Optional<String> reasonToSkip(OptimizerSpec optimizer) {
        if (!prepare()) {
            return Optional.of("the preflight failed: " + problems());
        }
        return new SkipReasons(ready()).ofOptimizer(optimizer);
    }

    /** Why the leaf of a gate has nothing to do; empty if it has. */
    public Optional<String> reasonToSkipGate() {
        if (!prepare()) {
            return Optional.of("the preflight failed: " + problems());
        }
        return new SkipReasons(ready()).ofGate(contest, failure);
    }

    /** Does what the leaf of an optimizer does in the mode of the run. */
    public void optimize(OptimizerSpec spec, LeafInfo leaf) {
        begin(leaf);
        noting(() -> run(spec, leaf));
    }

    private void begin(LeafInfo leaf) {
        begun++;
        said = null;
        outcome = Outcome.PASSED;
        leafId = leaf.uniqueId();
        if (!announced) {
            announced = true;
            Objects.requireNonNull(preflight).warnings().forEach(warning -> tell(RunListener.WARNING + warning));
        }
        ready().watch().leafBegun();
    }

    private void noting(Runnable step) {
        try {
            Failures.known(step);
        } catch (AssertionError e) {
            failure = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            failed = Failures.outcome(e);
            throw e;
        }
    }

    private void tell(String line) {
        environment.listener().progress(leafId, line);
    }

    private void run(OptimizerSpec spec, LeafInfo leaf) {
        OptimizerRun run = new OptimizerRun(ready(), spec);
        String name = spec.name();
        contest.enter(name);
        switch (ready().settings().mode()) {
            case ACCEPT -> {
                AcceptStep.Accepted step = new AcceptStep(ready()).accept(name);
                accepted = step.winner();
                tell(step.line());
                said = step.line() + step.worth();
                outcome = Outcome.ACCEPTED;
                ended++;
            }
            case VERIFY -> {
                run.verify();
                reuse(run, leaf, name);
            }
            case AUTO -> {
                if (!reuse(run, leaf, name)) {
                    search(run, leaf, name);
                }
            }
            case OPTIMIZE -> search(run, leaf, name);
            case COMPARE -> {
                compared(new ModelComparison(ready(), this::tell).all(leaf));
                ended++;
            }
        }
    }

    private void compared(ComparisonRecord comparison) {
        environment.listener().comparisonFinished(comparison);
        comparison.rows().forEach(row -> tell(ComparisonText.of(comparison, row)));
    }

    private void compare(MetricSpec metric, GateSpec gate, LeafInfo leaf) {
        ComparisonRecord[] measured = new ComparisonRecord[1];
        noting(() -> {
            measured[0] = new ModelComparison(ready(), this::tell).gate(metric, gate, onInconclusive(gate), leaf);
            ended++;
            compared(measured[0]);
        });
        ComparisonText.judge(measured[0].rows().get(0));
    }

    /** Measures and decides a gate; fails or aborts the leaf as the decision is. */
    public void gate(MetricSpec metric, GateSpec gate, LeafInfo leaf) {
        begin(leaf);
        if (ready().settings().mode() == Mode.COMPARE) {
            compare(metric, gate, leaf);
            return;
        }
        GateRecord[] measured = new GateRecord[1];
        noting(() -> measured[0] = measure(metric, gate, leaf));
        attribute(leaf);
        GateVerdict.judge(measured[0]);
    }

    /** When all gates have decided, so that none lacks the calls that this takes. */
    private void attribute(LeafInfo leaf) {
        if (gates.size() < gatesToRun || definition.optimizers().isEmpty()) {
            return;
        }
        Winner winner = winner(leaf);
        new WorthRun(ready(), winner, gates).measure(leaf, this::tell).ifPresent(measured -> {
            worth = measured;
            ready().files().journal().ifPresent(Journal::force);
            environment.listener().worthMeasured(measured);
        });
    }

    private Inconclusive onInconclusive(GateSpec gate) {
        return gate.inconclusive() == Inconclusive.BY_SETTING
                ? ready().settings().inconclusive()
                : gate.inconclusive();
    }

    private GateRecord measure(MetricSpec metric, GateSpec gate, LeafInfo leaf) {
        Winner winner = winner(leaf);
        GateReserve.release(ready());
        GateRun.Measured measured = new GateRun(ready(), metric, gate, onInconclusive(gate))
                .measure(winner, contest.contenders(winner), leaf, this::tell);
        GateRecord record = measured.record();
        ready().files().journal().ifPresent(Journal::force);
        ended++;
        environment.listener().gateFinished(record);
        GateVerdict.keep(ready(), winner, record);
        boolean quiet = record.verdict() == Verdict.INCONCLUSIVE && record.inconclusive() == Inconclusive.PASS;
        tell((quiet ? RunListener.WARNING : "") + record.verdict() + ": " + String.join(" ", record.reasons()));
        gates.add(measured);
        if (record.verdict() == Verdict.INCONCLUSIVE) {
            outcome = Outcome.INCONCLUSIVE;
        }
        return record;
    }

    private boolean prepare() {
        if (preflight == null) {
            preflight = new Preflight(definition, environment, this::tell);
            prepared = preflight.prepare();
            if (prepared != null) {
                stopNotice = new StopNotice(prepared.files().journal(), this::tell).begin();
            }
        }
        return prepared != null;
    }

    private PreparedProgram ready() {
        if (!prepare() || prepared == null) {
            throw Failures.preflight(Objects.requireNonNull(preflight).problems());
        }
        return prepared;
    }

    private String problems() {
        return String.join("; ", Objects.requireNonNull(preflight).problems());
    }

    private boolean reuse(OptimizerRun run, LeafInfo leaf, String name) {
        Optional<Artifact> artifact = ready().artifacts(run.spec()).upToDate();
        artifact.ifPresent(found -> {
            ended++;
            contest.won(name, OptimizerRun.winner(found, Winner.OF_ARTIFACT));
            environment.listener().optimizationFinished(run.reuse(found, leaf));
        });
        return artifact.isPresent();
    }

    private void search(OptimizerRun run, LeafInfo leaf, String name) {
        run.checkOutput();
        GateReserve.expected(ready());
        tell("estimate: " + new CallEstimate(ready()).describe(run.spec()));
        Objects.requireNonNull(stopNotice).announce();
        OptimizerRun.Found found = run.search(leaf, environment.listener());
        OptimizationRecord record = found.record();
        environment.listener().optimizationFinished(record);
        if (record.status() == Status.ABORTED) {
            throw Failures.aborted(found.cause(), String.valueOf(record.statusReason()));
        }
        Winner winner = found.winner();
        if (winner == null) {
            throw Failures.aborted(found.cause(), record.statusReason() + "; nothing was measured");
        }
        run.leaveCandidate(winner, record);
        contest.add(record);
        contest.won(name, winner);
        compare();
        if (record.status() == Status.COMPLETED) {
            ended++;
        }
    }

    private void compare() {
        new ContestStep(ready(), contest, this::tell).compare();
    }

    /** What the leaf that has just ended has to say; null: nothing. */
    @Nullable String said() {
        return said;
    }

    /** The best by validation score, chosen before the test split is read. */
    private Winner winner(LeafInfo leaf) {
        if (definition.optimizers().isEmpty()) {
            return new Winner("no optimizer", TunedModules.seed(definition.signatures()), Double.NaN);
        }
        for (OptimizerSpec spec : definition.optimizers()) {
            if (!contest.hasEntered(spec.name()) && reasonToSkip(spec).isEmpty()) {
                find(spec, leaf);
            }
        }
        if (definition.preference() != null && !contest.isCompared()) {
            compare();
        }
        return contest.best().orElseThrow(() -> Failures.aborted("no optimizer gave a winner to judge"));
    }

    /** For a gate that runs without the leaf of the optimizer. */
    private void find(OptimizerSpec spec, LeafInfo leaf) {
        Optional<Artifact> artifact = ready().artifacts(spec)
                .upToDate()
                .or(() -> ready().artifacts(spec).currentCandidate());
        if (artifact.isPresent() && ready().settings().mode() != Mode.OPTIMIZE) {
            contest.won(spec.name(), OptimizerRun.winner(artifact.get(), Winner.OF_ARTIFACT));
        } else {
            optimize(spec, leaf);
        }
    }

    /** How the last step ended, if it did not fail. */
    Outcome outcome() {
        return outcome;
    }

    /** What there is to know of the run by now; null if the program has not passed its preflight. */
    @Nullable RunInfo info() {
        PreparedProgram ready = prepared;
        return ready == null
                ? null
                : RunInfos.of(ready, hasEnded(ready) ? summary(ready).next() : null);
    }

    /** Whether nothing is left that can change what to do next. */
    private boolean hasEnded(PreparedProgram ready) {
        Mode mode = ready.settings().mode();
        return !definition.optimizers().isEmpty()
                && mode != Mode.COMPARE
                && (failure != null || mode == Mode.ACCEPT || gates.size() >= gatesToRun);
    }

    private Summary summary(PreparedProgram done) {
        Winner winner = accepted == null ? contest.best().orElse(null) : accepted;
        return new Summary(
                done,
                winner,
                winner == null || winner == accepted ? null : contest.search(winner),
                gates.stream().map(GateRun.Measured::record).toList(),
                worth,
                failure,
                failed);
    }

    /**
     * Tells what came of the program, when all its leaves have run.
     *
     * @param uniqueId the unique id of the program on the JUnit Platform
     */
    public void finish(String uniqueId) {
        PreparedProgram done = prepared;
        if (begun == 0 || done == null) {
            return;
        }
        if (!definition.optimizers().isEmpty() && done.settings().mode() != Mode.COMPARE) {
            summary(done).lines().forEach(line -> environment.listener().progress(uniqueId, line));
        }
        environment.listener().programFinished(definition.className());
    }

    @Override
    public void close() {
        if (prepared != null) {
            prepared.evaluator().close();
            prepared.files().close(begun > 0 && ended == begun);
        }
        if (stopNotice != null) {
            stopNotice.close();
        }
        if (preflight != null) {
            preflight.close();
        }
    }
}
