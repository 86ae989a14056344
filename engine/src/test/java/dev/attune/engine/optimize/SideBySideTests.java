package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.ScriptedTask.Quality;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a run does side by side changes how long it takes, and nothing else. */
class SideBySideTests {

    @Mipro(
            search = @Search(trials = 40, minibatchSize = 30),
            demos = @Demos(sets = 4, maxBootstrapped = 2, maxLabeled = 4),
            proposals = @Proposals(instructions = 5, rounds = 2))
    private static final class InRounds {}

    private static final Optimizer MIPRO =
            AnnotatedOptimizers.of(Objects.requireNonNull(InRounds.class.getAnnotation(Mipro.class)));

    private static final Quality QUALITY = (first, instruction, demos) ->
            0.3 + 0.05 * Math.min(demos, 4) + Math.floorMod(instruction.hashCode(), 10) * 0.05;

    /** Says something else to every request. */
    private static final Function<Asked, String> PROPOSER =
            asked -> "<instruction>Follow rule " + asked.user().hashCode() + "</instruction>";

    private static boolean isBootstrapped(Asked asked) {
        return asked.user().replaceAll("\\D", "").length() < 3;
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        OptimizationResult one = run(PROPOSER, 1);
        OptimizationResult many = run(PROPOSER, 64);
        assertTheSame(one, many);
        assertThat(one.phases())
                .extracting(PhaseRecord::phase)
                .containsExactly(Phase.BASELINE, Phase.BOOTSTRAP, Phase.PROPOSE, Phase.SEARCH);
        assertThat(many.phases())
                .extracting(PhaseRecord::phase, PhaseRecord::usage, PhaseRecord::notes)
                .isEqualTo(one.phases().stream()
                        .map(phase -> tuple(phase.phase(), phase.usage(), phase.notes()))
                        .toList());
    }

    @Test
    void theBaselineAndTheBootstrapShareTheSlots() {
        CountDownLatch measured = new CountDownLatch(1);
        CountDownLatch bootstrapped = new CountDownLatch(1);
        AtomicBoolean met = new AtomicBoolean(true);
        ScriptedModel task = new ScriptedModel(asked -> {
            (isBootstrapped(asked) ? bootstrapped : measured).countDown();
            if (!awaited(isBootstrapped(asked) ? measured : bootstrapped)) {
                met.set(false);
            }
            return ScriptedTask.answer(asked, QUALITY);
        });

        OptimizationResult result = ScriptedTask.run(MIPRO, task, PROPOSER, 64);

        assertThat(met).isTrue();
        PhaseRecord baseline = result.phases().get(0);
        assertThat(baseline.phase()).isEqualTo(Phase.BASELINE);
        assertThat(baseline.usage().calls() + baseline.usage().cachedCalls()).isEqualTo(2 * 80);
        assertThat(result.trials().get(0).usage()).isEqualTo(baseline.usage());
    }

    @Test
    void theDataAreReadWhileTheProgramIsMeasured() {
        CountDownLatch read = new CountDownLatch(1);
        AtomicBoolean met = new AtomicBoolean(true);
        ScriptedModel task = new ScriptedModel(asked -> {
            if (!awaited(read)) {
                met.set(false);
            }
            return ScriptedTask.answer(asked, QUALITY);
        });
        ScriptedTask.run(
                MIPRO,
                task,
                asked -> {
                    read.countDown();
                    return PROPOSER.apply(asked);
                },
                8);
        assertThat(met).isTrue();
    }

    @Test
    void aRaceGoesOnWhileMoreInstructionsAreWrittenWhichEnterItAtAFixedPoint() {
        OptimizationResult fast = run(PROPOSER, 8);
        CountDownLatch later = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicBoolean met = new AtomicBoolean(true);
        ScriptedModel task = new ScriptedModel(asked -> {
            if (later.getCount() == 0) {
                goesOn.countDown();
            }
            return ScriptedTask.answer(asked, QUALITY);
        });
        Function<Asked, String> slow = asked -> {
            if (asked.user().contains("Each number is the estimated change")) {
                later.countDown();
                if (!awaited(goesOn)) {
                    met.set(false);
                }
            }
            return PROPOSER.apply(asked);
        };

        OptimizationResult result = ScriptedTask.run(MIPRO, task, slow, 8);

        assertThat(met).isTrue();
        assertTheSame(fast, result);
    }

    private static OptimizationResult run(Function<Asked, String> proposer, int slots) {
        return ScriptedTask.run(
                MIPRO, new ScriptedModel(asked -> ScriptedTask.answer(asked, QUALITY)), proposer, slots);
    }

    private static void assertTheSame(OptimizationResult expected, OptimizationResult actual) {
        assertThat(trials(actual)).isEqualTo(trials(expected));
        assertThat(actual.warnings()).isEqualTo(expected.warnings());
        assertThat(Objects.requireNonNull(actual.winner()).tuned())
                .isEqualTo(Objects.requireNonNull(expected.winner()).tuned());
    }

    private static List<String> trials(OptimizationResult result) {
        return result.trials().stream()
                .map(trial -> trial.kind() + " " + trial.configuration() + " " + trial.score())
                .toList();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(120, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
