package dev.attune.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.annotations.Cost;
import dev.attune.annotations.Role;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.event.Preference;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.predict.Program;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Fingerprint;
import dev.attune.runtime.signature.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What makes an artifact stale, and how it is said. */
class FingerprintsTests {

    interface Then {
        enum Priority {
            LOW,
            HIGH
        }

        interface PickPriority {
            @Instruction("Pick the priority.")
            Priority priority(String subject);
        }
    }

    interface Now {
        enum Priority {
            LOW,
            HIGH,
            URGENT
        }

        interface PickPriority {
            @Instruction("Pick the priority.")
            Priority priority(String title);
        }
    }

    private static final List<Example<?, ?>> DATA = examples(40);

    @Test
    void theSameProgramDataModelsAndSettingsHaveNoDifferences() {
        assertThat(fingerprint(DATA, DATA).differences(fingerprint(examples(40), examples(40))))
                .isEmpty();
    }

    @Test
    void theChangesOfAProgramAreSaidInWords() {
        assertThat(of(Then.PickPriority.class, DATA, DATA, "m", 7, 0.0)
                        .differences(of(Now.PickPriority.class, DATA, DATA, "m", 7, 0.0)))
                .containsExactly("module PickPriority: input subject is now title", "Priority got URGENT");
    }

    @Test
    void theChangesOfTheSettingsAreSaidInWords() {
        assertThat(of(Then.PickPriority.class, DATA, DATA, "m", 7, 0.0)
                        .differences(of(Then.PickPriority.class, DATA, DATA, "n", 8, -1.0)))
                .containsExactly(
                        "the objective was exact from 0.0 to 1.0 and is exact from -1.0 to 1.0",
                        "the task model was m and is n",
                        "the random seed was 7 and is 8");
    }

    @Test
    void theNumbersOfExamplesThatChangedAreSaid() {
        List<Example<?, ?>> more = new ArrayList<>(examples(43));
        Collections.rotate(more, 3); // added at the beginning, where they move the lines of all others
        List<Example<?, ?>> changed = new ArrayList<>(DATA);
        changed.set(3, Example.of("3", "input 3", "another output"));
        changed.set(5, Example.of("5", "another input", "output 5"));

        assertThat(fingerprint(DATA, DATA).differences(fingerprint(more, changed)))
                .containsExactly("3 training examples added", "2 validation examples changed");
        assertThat(fingerprint(more, DATA).differences(fingerprint(DATA, DATA)))
                .containsExactly("3 training examples removed");
    }

    @Test
    void theOrderOfExamplesCounts() {
        List<Example<?, ?>> turned = new ArrayList<>(DATA);
        Collections.reverse(turned);
        assertThat(fingerprint(DATA, DATA).differences(fingerprint(turned, DATA)))
                .containsExactly("the training examples are in another order");
    }

    @Test
    void whichOfNearlyEqualCandidatesWinsCountsAndOnlyWhereTheClassSaysSo() {
        Fingerprint without = fingerprint(DATA, DATA);
        Fingerprint with = of(Then.PickPriority.class, DATA, DATA, "m", 7, 0.0, new Preference(Cost.TOKENS, 0.02));

        assertThat(without.settings()).doesNotContainKey("prefer");
        assertThat(without.differences(with))
                .singleElement()
                .asString()
                .contains("prefer", "least tokens within 0.02 of the best score");
    }

    @Test
    void theNamedValuesOfAnExampleCountSinceDemosAreMadeOfThem() {
        List<Example<?, ?>> named = new ArrayList<>(DATA);
        named.set(0, DATA.get(0).with("priority", "HIGH"));
        assertThat(fingerprint(DATA, DATA).differences(fingerprint(named, DATA)))
                .containsExactly("1 training example changed");
    }

    @Test
    void theIdsOfExamplesDoNotCountSinceTheyNameLines() {
        List<Example<?, ?>> moved = new ArrayList<>();
        for (Example<?, ?> example : DATA) {
            moved.add(new Example<>("moved/" + example.id(), example.input(), example.expected(), example.fields()));
        }
        assertThat(fingerprint(DATA, DATA).differences(fingerprint(moved, DATA)))
                .isEmpty();
    }

    /** State that no method gives. */
    static final class Closed {
        private final String text;
        private final Optional<LocalDate> date;

        Closed(String text) {
            this.text = text;
            this.date = Optional.of(LocalDate.of(2026, 1, 31));
        }

        boolean isLike(String other) {
            return text.equals(other) && date.isPresent();
        }
    }

    @Test
    void inputsWithoutGettersAreToldApartByTheirState() {
        assertThat(new Closed("a").isLike("a")).isTrue();
        assertThat(fingerprint(List.of(Example.of("1", new Closed("a"), "x")), DATA)
                        .differences(fingerprint(List.of(Example.of("1", new Closed("a"), "x")), DATA)))
                .isEmpty();
        assertThat(fingerprint(List.of(Example.of("1", new Closed("a"), "x")), DATA)
                        .differences(fingerprint(List.of(Example.of("1", new Closed("b"), "x")), DATA)))
                .containsExactly("1 training example changed");
    }

    @Test
    void inputsOfWhichNothingStableIsKnownAreRefusedWithTheRemedy() {
        Predicate<String> function = text -> text.isEmpty();
        List<Example<?, ?>> unstable = List.of(Example.of("e1", "input", function));
        assertThatThrownBy(() -> fingerprint(unstable, DATA))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("example e1 of the training split: a value of ")
                .hasMessageContaining("has no text that is the same in every run")
                .hasMessageEndingWith("; use a record, or give the class a toString()");
    }

    private static List<Example<?, ?>> examples(int count) {
        return IntStream.range(0, count)
                .<Example<?, ?>>mapToObj(i -> Example.of(String.valueOf(i), "input " + i, "output " + i))
                .toList();
    }

    private static Fingerprint fingerprint(List<Example<?, ?>> train, List<Example<?, ?>> validation) {
        return of(Then.PickPriority.class, train, validation, "m", 7, 0.0);
    }

    private static Fingerprint of(
            Class<?> module,
            List<Example<?, ?>> train,
            List<Example<?, ?>> validation,
            String model,
            long seed,
            double least) {
        return of(module, train, validation, model, seed, least, null);
    }

    private static Fingerprint of(
            Class<?> module,
            List<Example<?, ?>> train,
            List<Example<?, ?>> validation,
            String model,
            long seed,
            double least,
            @Nullable Preference preference) {
        ProgramDefinition definition = new ProgramDefinition(
                "com.example.TriageTest",
                "triage",
                Program.About.NOTHING,
                List.of(Signature.of(module)),
                List.of(new MetricSpec("exact", least, 1, null)),
                List.of(),
                preference,
                Set.of(),
                () -> {
                    throw new AssertionError("nothing is run");
                });
        return Fingerprints.of(
                definition,
                new Splits(train, validation, List.of()),
                Map.of(Role.TASK, model),
                false,
                new OptimizerSpec("none", new NoOptimizer(), seed),
                seed);
    }

    private static final class NoOptimizer implements Optimizer {

        @Override
        public Map<String, String> settings() {
            return Map.of("search.trials", "20");
        }

        @Override
        public List<PhaseEstimate> estimate(Workload workload) {
            return List.of();
        }

        @Override
        public OptimizationResult optimize(OptimizationTask task) {
            throw new AssertionError("nothing is searched");
        }
    }
}
