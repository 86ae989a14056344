package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Outcome.NotCounted;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.model.budget.TimeLimit;
import dev.attune.engine.model.budget.WorkerThreads;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Prediction.Answered;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.ProgramRunner;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.runtime.Ending;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Trace;
import dev.attune.runtime.signature.PromptSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates (candidate, example) pairs, several at once. Results come in the order of the pairs, whatever the number of threads.
 * Thread-safe; must be closed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Evaluator implements AutoCloseable {

    /** Outages in a row, with nothing that counts between, after which the models count as gone. */
    private static final int FAILURES_IN_A_ROW = 5;

    /** How often an example is run, at most, that a model fails at. */
    private static final int ROUNDS = 3;

    /** The share of the examples of one evaluation that outages may take. */
    private static final double FAILED_SHARE = 0.1;

    private final ProgramRunner runner;
    private final ExecutorService executor;
    private final ExecutorService timed;
    private final BooleanSupplier cancelled;
    private final EvaluationWatch watch;
    private final Folds folds;
    private final int concurrency;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final Map<String, Map<Ending, Integer>> endings = new HashMap<>();

    /**
     * Creates an evaluator with its own threads.
     *
     * @param program what to run
     * @param concurrency the number of examples evaluated at once, at least 1
     * @param limit the time limit of one example over all its calls; empty: no limit
     * @param cancelled is asked before each example
     */
    public Evaluator(Program program, int concurrency, Optional<Duration> limit, BooleanSupplier cancelled) {
        this(program, concurrency, limit, cancelled, EvaluationWatch.NONE);
    }

    /**
     * Creates an evaluator that is watched.
     *
     * @param watch hears of each example as it ends
     */
    public Evaluator(
            Program program,
            int concurrency,
            Optional<Duration> limit,
            BooleanSupplier cancelled,
            EvaluationWatch watch) {
        this(program, concurrency, limit, cancelled, watch, Folds.NONE);
    }

    /**
     * Creates an evaluator that is watched, of examples some of which are in folds.
     *
     * @param watch hears of each example as it ends
     * @param folds an example of one is run without the demos that come from it
     */
    public Evaluator(
            Program program,
            int concurrency,
            Optional<Duration> limit,
            BooleanSupplier cancelled,
            EvaluationWatch watch,
            Folds folds) {
        this.watch = watch;
        this.folds = folds;
        this.concurrency = concurrency;
        this.timed = TimeLimit.threads();
        this.runner = new ProgramRunner(program, limit, timed);
        this.cancelled = cancelled;
        this.executor =
                Executors.newFixedThreadPool(concurrency, WorkerThreads.factory("attune-" + program.name() + "-"));
    }

    /**
     * One example for one candidate to run.
     *
     * @param candidate the candidate
     * @param example the example
     */
    public record Pair(Candidate candidate, Example<?, ?> example) {}

    /**
     * Evaluates a candidate. Only outages and time-outs are failures here; bad answers count.
     *
     * @throws RunAbortedException if outages leave too many examples without an outcome, the program cannot be built or lacks a class,
     *     or the run is cancelled
     * @throws BudgetExhaustedException if the budget is not enough for all examples
     * @throws MetricException if the metric cannot be relied on
     */
    public Evaluation evaluate(Candidate candidate, List<? extends Example<?, ?>> examples, MetricDefinition metric) {
        watch.begun(examples.size());
        return begin(candidate, examples, metric).result();
    }

    /** An evaluation under way. One thread at a time. */
    public interface Pending {

        /** Waits for the result; fails as {@link Evaluator#evaluate(Candidate, List, MetricDefinition)} does. */
        Evaluation result();

        /** Gives up what has not been evaluated. */
        void cancel();
    }

    /** Says how many examples somebody waits for who has {@linkplain #begin(Candidate, List, MetricDefinition) begun} to evaluate them. */
    public void announce(int examples) {
        watch.begun(examples);
    }

    /** Begins to evaluate a candidate, after all that was begun before, and does not wait. */
    public Pending begin(Candidate candidate, List<? extends Example<?, ?>> examples, MetricDefinition metric) {
        List<Pair> pairs = new ArrayList<>();
        examples.forEach(example -> pairs.add(new Pair(candidate, example)));
        Batch batch = submit(pairs, metric, true);
        return new Pending() {
            @Override
            public Evaluation result() {
                return counting(repeatingFailures(pairs, batch.results(), metric), metric);
            }

            @Override
            public void cancel() {
                batch.cancel();
            }
        };
    }

    private static Evaluation counting(List<Result> results, MetricDefinition metric) {
        Evaluation evaluation = new Evaluation(results, metric.ofSet());
        long failed = evaluation.notCounted();
        if (failed > Math.max(1, FAILED_SHARE * results.size()) || (failed > 0 && failed == results.size())) {
            throw new RunAbortedException(
                    RunAbortedException.Fault.MODELS,
                    failed + " of " + results.size() + " examples could not be evaluated; the first: "
                            + firstFailure(evaluation));
        }
        return evaluation;
    }

    /**
     * Scores of candidates are compared, so the same examples should count for all: what a model has failed at is run again, after
     * all others, when the fault may have passed.
     */
    private List<Result> repeatingFailures(List<Pair> pairs, List<Result> first, MetricDefinition metric) {
        List<Result> results = new ArrayList<>(first);
        for (int round = 1; round < ROUNDS; round++) {
            List<Integer> failed = IntStream.range(0, results.size())
                    .filter(i -> results.get(i).failedBy(Failure.Lost.class))
                    .boxed()
                    .toList();
            if (failed.isEmpty() || failed.size() == results.size()) {
                break;
            }
            List<Result> again = submit(failed.stream().map(pairs::get).toList(), metric, false)
                    .results();
            for (int i = 0; i < failed.size(); i++) {
                results.set(failed.get(i), again.get(i));
            }
        }
        return results;
    }

    /**
     * Evaluates pairs of any candidates and examples.
     *
     * @return the result of each pair, in their order
     */
    public List<Result> evaluate(List<Pair> pairs, MetricDefinition metric) {
        return begin(pairs, metric).get();
    }

    /** Begins to evaluate pairs, after all that was begun before, and does not wait; the result does. */
    public Supplier<List<Result>> begin(List<Pair> pairs, MetricDefinition metric) {
        watch.begun(pairs.size());
        return submit(pairs, metric, true)::results;
    }

    /** Scores predictions that were made before, several at once; the outcomes come in their order. */
    public List<Outcome> score(List<? extends Graded<?, ?, ?>> predictions, MetricDefinition metric) {
        List<Future<Outcome>> scored = new ArrayList<>();
        for (Graded<?, ?, ?> one : predictions) {
            scored.add(executor.submit(() -> {
                if (cancelled.getAsBoolean()) {
                    throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was cancelled");
                }
                return metric.score(one.example(), new Answered(one.prediction(), new Trace(List.of())));
            }));
        }
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (Future<Outcome> one : scored) {
                outcomes.add(join(one));
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was interrupted");
        } finally {
            scored.forEach(one -> one.cancel(true));
        }
    }

    /** @param counting whether failures in a row count: of examples that have failed before, most may fail again */
    private Batch submit(List<Pair> pairs, MetricDefinition metric, boolean counting) {
        Batch batch = new Batch(pairs.size());
        for (Pair pair : pairs) {
            batch.futures.add(executor.submit(() -> batch.one(() -> evaluate(pair, metric, counting))));
        }
        return batch;
    }

    /**
     * Pairs under way. Who waits for them is woken once and not by each: with fast models that costs more than everything else. What
     * ends one ends all that have not begun: the thread that waits for results may be late to cancel them, and calls cost.
     */
    private static final class Batch {

        private final List<Future<Result>> futures = new ArrayList<>();
        private final AtomicReference<@Nullable RuntimeException> end = new AtomicReference<>();
        private final AtomicInteger left;
        private final CountDownLatch over;

        Batch(int size) {
            left = new AtomicInteger(size);
            over = new CountDownLatch(size == 0 ? 0 : 1);
        }

        Result one(Supplier<Result> evaluation) {
            RuntimeException ended = end.get();
            if (ended != null) {
                throw ended;
            }
            boolean done = false;
            try {
                Result result = evaluation.get();
                done = true;
                return result;
            } catch (RuntimeException e) {
                end.set(e);
                throw e;
            } finally {
                if (left.decrementAndGet() == 0 || !done) {
                    over.countDown();
                }
            }
        }

        /** The results in the order of the pairs. */
        List<Result> results() {
            List<Result> results = new ArrayList<>();
            try {
                over.await();
                for (Future<Result> future : futures) {
                    results.add(join(future));
                }
                return results;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was interrupted");
            } finally {
                cancel();
            }
        }

        void cancel() {
            futures.forEach(future -> future.cancel(true));
            over.countDown();
        }
    }

    private Result evaluate(Pair pair, MetricDefinition metric, boolean counting) {
        if (cancelled.getAsBoolean()) {
            throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was cancelled");
        }
        Candidate candidate = pair.candidate();
        PromptSet shown = folds.without(pair.example(), candidate.prompts());
        Prediction prediction = runner.run(candidate.with(shown), pair.example());
        watch.predicted(candidate, prediction);
        count(prediction);
        Outcome outcome = metric.score(pair.example(), prediction);
        if (!(outcome instanceof NotCounted lost)) {
            failuresInARow.set(0);
        } else if (counting && failuresInARow.incrementAndGet() >= FAILURES_IN_A_ROW) {
            throw new RunAbortedException(
                    RunAbortedException.Fault.MODELS,
                    FAILURES_IN_A_ROW + " examples in a row could not be evaluated; the last: "
                            + lost.cause().reason());
        }
        return new Result(pair.example(), prediction, outcome);
    }

    /** Returns the number of examples evaluated at once, at most. */
    public int concurrency() {
        return concurrency;
    }

    /** Returns how the answers of all evaluations so far have ended. */
    public synchronized Endings endings() {
        return new Endings(endings);
    }

    private synchronized void count(Prediction prediction) {
        for (ModuleCall call : prediction.trace().calls()) {
            Map<Ending, Integer> counts = endings.computeIfAbsent(call.module(), module -> new EnumMap<>(Ending.class));
            call.endings().forEach(ending -> counts.merge(ending, 1, Integer::sum));
        }
    }

    private static <T> T join(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was cancelled");
        }
    }

    private static String firstFailure(Evaluation evaluation) {
        return evaluation.results().stream()
                .filter(result -> result.failedBy(Failure.Lost.class))
                .map(Remarks::reason)
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        executor.shutdownNow();
        timed.shutdownNow();
    }
}
