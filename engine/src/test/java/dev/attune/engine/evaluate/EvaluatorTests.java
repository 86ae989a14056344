package dev.attune.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.Outcome.Failed;
import dev.attune.engine.evaluate.Outcome.NotCounted;
import dev.attune.engine.evaluate.Outcome.Scored;
import dev.attune.engine.fixtures.NumberData;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.Spell;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Failure.Outage;
import dev.attune.engine.predict.Failure.ProgramFailed;
import dev.attune.engine.predict.Failure.Refused;
import dev.attune.engine.predict.Failure.TimedOut;
import dev.attune.engine.predict.Failure.Unreadable;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.TimeoutException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTests {

    private static final Signature SPELL = Signature.of(Spell.class);
    private static final Scorer EXACT =
            (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0);

    @Test
    void aRightAnswerIsScored() {
        assertThat(outcomes(1, asked -> "Word: w0")).containsExactly(new Scored(1, null));
    }

    @Test
    void anAnswerThatCannotBeReadCountsAsTheLowestValue() {
        Evaluation evaluation = evaluate(NumberData.numbers(0, 1), asked -> "  ", plainProgram(), EXACT, -2, 1);
        assertThat(evaluation.results().get(0).failedBy(Unreadable.class)).isTrue();
        assertThat(evaluation.mean()).isEqualTo(-2);
        assertThat(evaluation.unreadable()).isEqualTo(1);
    }

    @Test
    void anOutageIsNeverAScore() {
        List<Outcome> outcomes = outcomes(11, failingOn("n3", () -> new IllegalStateException("server on fire")));
        assertThat(outcomes.get(3)).isEqualTo(new NotCounted(new Outage("module Spell: server on fire")));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.counted().isPresent())
                .hasSize(10);
    }

    @Test
    void anExampleThatTakesTooLongIsGivenUpAndIsNoScore() {
        CountDownLatch never = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel(asked -> {
            if (asked.user().contains("3")) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return "Word: w" + asked.user().replaceAll("\\D", "");
        });
        MetricDefinition exact = new MetricDefinition("exact", 0, 1, EXACT);
        try (Evaluator evaluator = new Evaluator(plainProgram(), 1, Optional.of(Duration.ofMillis(200)), () -> false)) {
            Evaluation evaluation = evaluator.evaluate(
                    new Candidate(PromptSet.seed(List.of(SPELL)), model), NumberData.numbers(0, 11), exact);
            assertThat(evaluation.results().get(3).outcome())
                    .isEqualTo(new NotCounted(new TimedOut("module Spell: the example has taken more than 200 ms")));
            assertThat(evaluation.scores()).hasSize(10);
        }
    }

    @Test
    void aTimeOutIsNoFailureOfThePrompt() {
        List<Outcome> outcomes = outcomes(11, failingOn("n3", () -> new TimeoutException("60 s")));
        assertThat(outcomes.get(3)).isEqualTo(new NotCounted(new TimedOut("module Spell: 60 s")));
    }

    /** A program that answers on its own where a model fails. */
    private static Program swallowing() {
        return program(modules -> {
            Spell spell = Spell.in(modules);
            return input -> {
                try {
                    return spell.word((Integer) input);
                } catch (RuntimeException e) {
                    return "w" + input;
                }
            };
        });
    }

    @Test
    void aProgramThatSwallowsAnOutageDoesNotMakeItAPrediction() {
        Program program = swallowing();
        Evaluation evaluation = evaluate(
                NumberData.numbers(0, 11),
                failingOn("n3", () -> new IllegalStateException("down")),
                program,
                EXACT,
                0,
                1);
        assertThat(evaluation.results().get(3).outcome()).isInstanceOf(NotCounted.class);
        assertThat(evaluation.scores()).hasSize(10);
    }

    @Test
    void aProgramThatSwallowsAnExhaustedBudgetDoesNotHideIt() {
        Program program = swallowing();
        assertThatThrownBy(() -> evaluate(
                        NumberData.numbers(0, 11),
                        failingOn("n3", () -> new BudgetExhaustedException("the budget is used up: all of it")),
                        program,
                        EXACT,
                        0,
                        1))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessage("the budget is used up: all of it");
    }

    @Test
    void whatTheProgramThrowsAtAnAnswerCountsAsTheLowestValue() {
        Program program = program(modules -> {
            Spell spell = Spell.in(modules);
            return input -> {
                String word = spell.word((Integer) input);
                if (input.equals(3)) {
                    throw new IllegalArgumentException("three");
                }
                return word;
            };
        });
        Evaluation evaluation = evaluate(
                NumberData.numbers(0, 10),
                asked -> "Word: w" + asked.user().replaceAll("\\D", ""),
                program,
                EXACT,
                -1,
                1);
        assertThat(evaluation.results().get(3).outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.value()).isEqualTo(-1);
            assertThat(failed.cause()).isInstanceOf(ProgramFailed.class);
            assertThat(failed.cause().reason())
                    .startsWith("the program threw java.lang.IllegalArgumentException: three on example n3\n    at "
                            + EvaluatorTests.class.getName());
        });
        assertThat(evaluation.mean()).isEqualTo(0.8);
        assertThat(evaluation.failed()).isEqualTo(1);
        assertThat(evaluation.notCounted()).isZero();
    }

    @Test
    void nullIsABadAnswerTooAndManyInARowAreNoOutage() {
        Program program = program(modules -> {
            Spell spell = Spell.in(modules);
            return input -> spell.word((Integer) input).isEmpty() ? "" : nothing();
        });
        Evaluation evaluation = evaluate(NumberData.numbers(0, 30), asked -> "Word: w", program, EXACT, 0, 1);
        assertThat(evaluation.results())
                .extracting(Evaluation.Result::outcome)
                .hasSize(30)
                .contains(new Failed(0, new ProgramFailed("the program returned null on example n7")));
    }

    @SuppressWarnings("NullAway") // what a user's program may return
    private static Object nothing() {
        return null;
    }

    @Test
    void aRequestThatIsRefusedForWhatIsInItIsABadAnswerAndNoOutage() {
        List<Outcome> outcomes = outcomes(30, asked -> {
            throw new InvalidRequestException("This model's maximum context length is 4096 tokens.");
        });
        assertThat(outcomes)
                .hasSize(30)
                .containsOnly(new Failed(
                        0, new Refused("module Spell: This model's maximum context length is 4096 tokens.")));
    }

    @Test
    void aProgramThatHelpsItselfWhereTheModelRefusesIsScored() {
        Program program = program(modules -> {
            Spell spell = Spell.in(modules);
            return input -> {
                try {
                    return spell.word((Integer) input);
                } catch (InvalidRequestException e) {
                    return "w" + input;
                }
            };
        });
        Evaluation evaluation = evaluate(
                NumberData.numbers(0, 11),
                failingOn("n3", () -> new InvalidRequestException("too long")),
                program,
                EXACT,
                0,
                1);
        assertThat(evaluation.results().get(3).outcome()).isEqualTo(new Scored(1, null));
    }

    @Test
    void aServerOfTheProgramThatIsAwayIsAnOutageAndItsExampleIsRunAgain() {
        AtomicInteger tries = new AtomicInteger();
        Program program = program(modules -> {
            Spell spell = Spell.in(modules);
            return input -> {
                String word = spell.word((Integer) input);
                if (input.equals(3) && tries.incrementAndGet() < 3) {
                    throw new UncheckedIOException(new ConnectException("Connection refused"));
                }
                return word;
            };
        });
        Evaluation evaluation = evaluate(
                NumberData.numbers(0, 10),
                asked -> "Word: w" + asked.user().replaceAll("\\D", ""),
                program,
                EXACT,
                0,
                1);
        assertThat(evaluation.mean()).isEqualTo(1);
        assertThat(evaluation.notCounted()).isZero();
    }

    @Test
    void aProgramThatLacksAClassAbortsTheRunAtOnce() {
        Program program = program(modules -> input -> {
            throw new NoClassDefFoundError("org/example/Index");
        });
        assertThatThrownBy(() -> evaluate(NumberData.numbers(0, 1), asked -> "Word: w", program, EXACT, 0, 1))
                .isInstanceOf(RunAbortedException.class)
                .hasMessageContaining("java.lang.NoClassDefFoundError: org/example/Index on example n0\n    at ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1, 1.1})
    void aValueOutsideTheRangeOfTheMetricIsRefusedWithTheExample(double value) {
        assertThatThrownBy(() -> evaluate(
                        NumberData.numbers(7, 1), asked -> "Word: w7", plainProgram(), (e, o) -> Score.of(value), 0, 1))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("example n7")
                .hasMessageContaining("outside its range from 0.0 to 1.0");
    }

    @Test
    void aMetricThatThrowsIsNamedWithTheExample() {
        Scorer broken = (example, output) -> {
            throw new ArithmeticException("/ by zero");
        };
        assertThatThrownBy(() -> evaluate(NumberData.numbers(7, 1), asked -> "Word: w7", plainProgram(), broken, 0, 1))
                .hasMessageStartingWith(
                        "metric exact threw java.lang.ArithmeticException: / by zero on example n7\n    at "
                                + EvaluatorTests.class.getName())
                .hasMessageNotContaining("at " + MetricDefinition.class.getName());
    }

    @Test
    void failuresInARowAbortTheRunInsteadOfScoringIt() {
        ScriptedModel model = new ScriptedModel(asked -> {
            throw new IllegalStateException("connection refused");
        });
        try (Evaluator evaluator = new Evaluator(plainProgram(), 1, Optional.empty(), () -> false)) {
            assertThatThrownBy(
                            () -> evaluator.evaluate(candidate(model), NumberData.numbers(0, 100), metric(EXACT, 0, 1)))
                    .isInstanceOf(RunAbortedException.class)
                    .hasMessageContaining("connection refused");
        }
        assertThat(model.requests()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void tooManyFailuresOfOneEvaluationAbortTheRun() {
        assertThatThrownBy(() -> outcomes(10, asked -> {
                    if (asked.user().matches("Number: [048]")) {
                        throw new IllegalStateException("now and then");
                    }
                    return "Word: x";
                }))
                .isInstanceOf(RunAbortedException.class)
                .hasMessageStartingWith("3 of 10 examples could not be evaluated");
    }

    @Test
    void resultsKeepTheOrderOfTheExamplesWhateverTheNumberOfThreads() {
        try (Evaluator evaluator = new Evaluator(plainProgram(), 16, Optional.empty(), () -> false)) {
            Evaluation evaluation = evaluator.evaluate(
                    candidate(new ScriptedModel(asked -> "Word: w")), NumberData.numbers(0, 200), metric(EXACT, 0, 1));
            assertThat(evaluation.results())
                    .extracting(result -> result.example().input())
                    .isSorted();
        }
    }

    @Test
    void aCancelledRunStops() {
        try (Evaluator evaluator = new Evaluator(plainProgram(), 2, Optional.empty(), () -> true)) {
            assertThatThrownBy(() -> evaluator.evaluate(
                            candidate(new ScriptedModel(asked -> "Word: w")),
                            NumberData.numbers(0, 5),
                            metric(EXACT, 0, 1)))
                    .isInstanceOf(RunAbortedException.class)
                    .hasMessage("the run was cancelled");
        }
    }

    private static List<Outcome> outcomes(int examples, Function<ScriptedModel.Asked, String> script) {
        return evaluate(NumberData.numbers(0, examples), script, plainProgram(), EXACT, 0, 1).results().stream()
                .map(Evaluation.Result::outcome)
                .toList();
    }

    private static Evaluation evaluate(
            List<Example<Integer, String>> examples,
            Function<ScriptedModel.Asked, String> script,
            Program program,
            Scorer scorer,
            double min,
            double max) {
        try (Evaluator evaluator = new Evaluator(program, 1, Optional.empty(), () -> false)) {
            return evaluator.evaluate(candidate(new ScriptedModel(script)), examples, metric(scorer, min, max));
        }
    }

    private static Function<ScriptedModel.Asked, String> failingOn(String id, Supplier<RuntimeException> failure) {
        return asked -> {
            String number = asked.user().replaceAll("\\D", "");
            if (id.equals("n" + number)) {
                throw failure.get();
            }
            return "Word: w" + number;
        };
    }

    private static Candidate candidate(ScriptedModel model) {
        return new Candidate(PromptSet.seed(List.of(SPELL)), model);
    }

    private static MetricDefinition metric(Scorer scorer, double min, double max) {
        return new MetricDefinition("exact", min, max, scorer);
    }

    private static Program plainProgram() {
        return program(modules -> {
            Spell spell = Spell.in(modules);
            return input -> spell.word((Integer) input);
        });
    }

    private static Program program(Function<Map<String, Object>, Function<Object, Object>> factory) {
        return new Program("Fixture", "fixture", List.of(SPELL), factory::apply);
    }
}
