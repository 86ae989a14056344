package dev.attune.engine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.EvaluationWatch;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.fixtures.NumberData;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.Spell;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DemoBootstrapperTests {

    private static final Signature SPELL = Signature.of(Spell.class);
    private static final Program PROGRAM = new Program("Fixture", "fixture", List.of(SPELL), modules -> {
        Spell spell = Spell.in(modules);
        return input -> spell.word((Integer) input);
    });
    private static final MetricDefinition EXACT = new MetricDefinition(
            "exact", 0, 1, (example, output) -> Score.of(example.expected().equals(output) ? 1 : 0));

    /** Right on even numbers only. */
    private final ScriptedModel teacher = new ScriptedModel(asked -> {
        int number = Integer.parseInt(asked.user().replaceAll("\\D", ""));
        return "Word: " + (number % 2 == 0 ? "w" + number : "wrong");
    });

    @Test
    void theFirstSetIsEmptyTheSecondLabeledTheThirdInDataOrder() {
        List<DemoSet> sets = bootstrap(NumberData.numbers(0, 20), new BootstrapSettings(3, 3, 4, 1), 7);
        assertThat(sets.get(0).isEmpty()).isTrue();
        assertThat(sets.get(1).of("Spell"))
                .hasSize(4)
                .extracting(Demonstration::origin)
                .containsOnly(Origin.LABELED);
        assertThat(sets.get(2).of("Spell"))
                .extracting(Demonstration::origin)
                .containsExactly(Origin.BOOTSTRAPPED, Origin.BOOTSTRAPPED, Origin.BOOTSTRAPPED, Origin.LABELED);
        assertThat(sets.get(2).of("Spell").subList(0, 3))
                .extracting(demo -> Integer.parseInt(demo.exampleId().substring(1)))
                .isSorted();
    }

    @Test
    void onlyTracesAtTheThresholdBecomeDemos() {
        assertThat(bootstrap(NumberData.numbers(0, 20), new BootstrapSettings(6, 3, 3, 1), 7).stream()
                        .flatMap(set -> set.of("Spell").stream())
                        .filter(demo -> demo.origin() == Origin.BOOTSTRAPPED))
                .isNotEmpty()
                .allSatisfy(demo -> assertThat(demo.outputs().get("word"))
                        .isEqualTo("w" + demo.inputs().get("number")));
    }

    @Test
    void noExampleIsBothShownToTheTeacherAndRun() {
        bootstrap(NumberData.numbers(0, 20), new BootstrapSettings(6, 3, 4, 1), 7);
        assertThat(teacher.requests())
                .anySatisfy(request -> assertThat(users(request)).hasSizeGreaterThan(1))
                .allSatisfy(request -> assertThat(users(request)).doesNotHaveDuplicates());
    }

    private static List<String> users(ChatRequest request) {
        return request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .toList();
    }

    @Test
    void eachTrainingExampleIsRunOnceAtMost() {
        bootstrap(NumberData.numbers(0, 30), new BootstrapSettings(12, 4, 4, 1), 7);
        assertThat(teacher.requests()).hasSizeBetween(1, 30).doesNotHaveDuplicates();
    }

    @Constraints(forbidden = "w4", maxDemoTokens = 12)
    interface ConstrainedSpell extends Spell {}

    @Test
    void demosThatBreakAConstraintAreNeitherShownNorKeptAndAreCounted() {
        Signature module = Signature.of(ConstrainedSpell.class).named("Spell");
        try (Evaluator evaluator = new Evaluator(PROGRAM, 4, Optional.empty(), () -> false)) {
            DemoBootstrapper bootstrapper = new DemoBootstrapper(
                    List.of(module),
                    NumberData.numbers(0, 8),
                    evaluator,
                    teacher,
                    EXACT,
                    new BootstrapSettings(6, 2, 8, 1),
                    new RandomStreams(7));

            assertThat(bootstrapper.bootstrap())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(set -> assertThat(set.of("Spell"))
                            .hasSizeLessThan(5)
                            .noneMatch(demo -> demo.outputs().containsValue("w4")));
            assertThat(teacher.requests())
                    .allSatisfy(
                            request -> assertThat(request.messages().toString()).doesNotContain("w4"));
            assertThat(bootstrapper.refused().warnings())
                    .singleElement()
                    .asString()
                    .containsPattern("^\\d+ demos for Spell were refused, so demo sets may be smaller: ")
                    .contains(" × a demo for which there was no room (maxDemoTokens)")
                    .contains(" × a demo that contains a forbidden text");
        }
    }

    @Test
    void aTeacherThatNeverSucceedsLeavesLabeledDemos() {
        List<DemoSet> sets = bootstrap(
                NumberData.numbers(0, 6), new BootstrapSettings(4, 2, 2, 1), 7, new ScriptedModel(asked -> "Word: no"));
        assertThat(sets.stream().flatMap(set -> set.of("Spell").stream()))
                .isNotEmpty()
                .allSatisfy(demo -> assertThat(demo.origin()).isEqualTo(Origin.LABELED));
    }

    @Test
    void dataThatDoNotNameTheFieldsGiveNoLabeledDemos() {
        List<Example<Integer, Integer>> unnamed =
                List.of(Example.of("a", 1, 1), Example.of("b", 2, 2), Example.of("c", 4, 4));
        List<DemoSet> sets = bootstrap(unnamed, new BootstrapSettings(3, 2, 2, 0), 7);
        assertThat(sets.stream().flatMap(set -> set.of("Spell").stream()))
                .extracting(Demonstration::origin)
                .containsOnly(Origin.BOOTSTRAPPED);
    }

    @Test
    void theDataOfAProgramWithOneModuleNeedNotNameItsFields() {
        List<Example<Integer, String>> unnamed =
                List.of(Example.of("a", 1, "w1"), Example.of("b", 2, "w2"), Example.of("c", 4, "w4"));
        List<DemoSet> sets = bootstrap(unnamed, new BootstrapSettings(2, 2, 2, 1), 7);
        assertThat(sets.get(1).of("Spell"))
                .hasSize(2)
                .allSatisfy(demo -> assertThat(demo.outputs().get("word"))
                        .isEqualTo("w" + demo.inputs().get("number")));
    }

    @Test
    void aTeacherThatAlwaysSucceedsFillsAllSetsInOneWave() {
        AtomicInteger waves = new AtomicInteger();
        EvaluationWatch watch = new EvaluationWatch() {
            @Override
            public void begun(int examples) {
                waves.incrementAndGet();
            }

            @Override
            public void predicted(Candidate candidate, Prediction prediction) {}
        };
        ScriptedModel right =
                new ScriptedModel(asked -> "Word: w" + asked.user().replaceAll("\\D", ""));
        try (Evaluator evaluator = new Evaluator(PROGRAM, 4, Optional.empty(), () -> false, watch)) {
            bootstrap(NumberData.numbers(0, 30), new BootstrapSettings(8, 4, 4, 1), 7, right, evaluator);
        }
        assertThat(waves).hasValue(1);
    }

    @Test
    void setsAndRunsAreTheSameWithAnyNumberOfThreads() {
        List<Example<Integer, String>> train = NumberData.numbers(0, 60);
        BootstrapSettings settings = new BootstrapSettings(8, 4, 4, 1);
        try (Evaluator one = new Evaluator(PROGRAM, 1, Optional.empty(), () -> false);
                Evaluator many = new Evaluator(PROGRAM, 64, Optional.empty(), () -> false)) {
            List<DemoSet> sets = bootstrap(train, settings, 7, teacher, one);
            int runs = teacher.requests().size();
            assertThat(bootstrap(train, settings, 7, teacher, many)).isEqualTo(sets);
            assertThat(teacher.requests()).hasSize(2 * runs);
        }
    }

    @Test
    void theSameSeedGivesTheSameSets() {
        BootstrapSettings settings = new BootstrapSettings(6, 3, 4, 1);
        assertThat(bootstrap(NumberData.numbers(0, 20), settings, 0))
                .isEqualTo(bootstrap(NumberData.numbers(0, 20), settings, 0))
                .isNotEqualTo(bootstrap(NumberData.numbers(0, 20), settings, 1));
    }

    private List<DemoSet> bootstrap(List<? extends Example<?, ?>> train, BootstrapSettings settings, long seed) {
        return bootstrap(train, settings, seed, teacher);
    }

    private static List<DemoSet> bootstrap(
            List<? extends Example<?, ?>> train, BootstrapSettings settings, long seed, ScriptedModel model) {
        try (Evaluator evaluator = new Evaluator(PROGRAM, 4, Optional.empty(), () -> false)) {
            return bootstrap(train, settings, seed, model, evaluator);
        }
    }

    private static List<DemoSet> bootstrap(
            List<? extends Example<?, ?>> train,
            BootstrapSettings settings,
            long seed,
            ScriptedModel model,
            Evaluator evaluator) {
        return new DemoBootstrapper(List.of(SPELL), train, evaluator, model, EXACT, settings, new RandomStreams(seed))
                .bootstrap();
    }
}
