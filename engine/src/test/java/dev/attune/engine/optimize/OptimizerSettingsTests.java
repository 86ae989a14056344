package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.InferRules;
import dev.attune.annotations.KnnFewShot;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.Preset;
import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Simba;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.fixtures.CharacterCounts;
import dev.attune.engine.optimize.settings.SearchSettings;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerSettingsTests {

    @LabeledFewShot(demos = @Demos(maxLabeled = 0))
    @BootstrapRandomSearch(demos = @Demos(maxBootstrapped = 0, maxLabeled = 0))
    @BayesianBootstrap(demos = @Demos(sets = 1))
    @ZeroShotMipro(proposals = @Proposals(instructions = 1))
    @Mipro(demos = @Demos(maxBootstrapped = 0, maxLabeled = 0), proposals = @Proposals(instructions = 1))
    @ModuleLevelOpro(search = @Search(trials = 0))
    @CoordinateAscentOpro(proposalsPerModule = 0)
    @ZeroShotMiproPlusPlus(tips = {})
    @MiproPlusPlus(demos = @Demos(maxBootstrapped = 0, maxLabeled = 0))
    @Gepa(minibatchSize = 0)
    @InferRules(rules = 0)
    @KnnFewShot(
            k = {3, 0},
            embedding = CharacterCounts.NAME)
    @Simba(minibatchSize = 1)
    private static final class Wrong {}

    @KnnFewShot
    private static final class WithoutEmbedding {}

    @KnnFewShot(embedding = CharacterCounts.NAME, demos = @Demos(sets = 3))
    private static final class SeveralPools {}

    @Mipro(proposals = @Proposals(temperature = 2.1))
    @ModuleLevelOpro(proposals = @Proposals(temperature = -1))
    private static final class TooHot {}

    @Mipro(search = @Search(preset = Preset.PAPER))
    private static final class Paper {}

    @Mipro
    private static final class Light {}

    @Test
    void settingsOutOfRangeAreRefusedWithAnnotationAndAttribute() {
        refused(
                () -> AnnotatedOptimizers.of(wrong(LabeledFewShot.class)),
                "@LabeledFewShot(demos = @Demos(maxLabeled = 0)) must be at least 1");
        refused(
                () -> AnnotatedOptimizers.of(wrong(ModuleLevelOpro.class)),
                "@ModuleLevelOpro(search = @Search(trials = 0))");
        refused(
                () -> AnnotatedOptimizers.of(wrong(CoordinateAscentOpro.class)),
                "@CoordinateAscentOpro(proposalsPerModule = 0)");
        refused(() -> AnnotatedOptimizers.of(wrong(InferRules.class)), "@InferRules(rules = 0) must be at least 1");
        refused(() -> AnnotatedOptimizers.of(wrong(KnnFewShot.class)), "@KnnFewShot(k = 0) must be at least 1");
        refused(
                () -> AnnotatedOptimizers.of(of(KnnFewShot.class, WithoutEmbedding.class)),
                "@KnnFewShot(embedding = \"all-minilm-l6-v2\"): there is no embedding model \"all-minilm-l6-v2\" on"
                        + " the class path");
        refused(
                () -> AnnotatedOptimizers.of(of(KnnFewShot.class, SeveralPools.class)),
                "@KnnFewShot(demos = @Demos(sets = 3)) means nothing: there is one pool of demos");
        refused(() -> AnnotatedOptimizers.of(wrong(Gepa.class)), "@Gepa(minibatchSize = 0) must be at least 1");
        refused(() -> AnnotatedOptimizers.of(wrong(Simba.class)), "@Simba(minibatchSize = 1) must be at least 2");
        refused(() -> AnnotatedOptimizers.of(wrong(ZeroShotMiproPlusPlus.class)), "(tips = {}) must be at least one");
        refused(
                () -> AnnotatedOptimizers.of(of(Mipro.class, TooHot.class)),
                "@Mipro(proposals = @Proposals(temperature = 2.1)) must be from 0 to 2");
        refused(
                () -> AnnotatedOptimizers.of(of(ModuleLevelOpro.class, TooHot.class)),
                "@ModuleLevelOpro(proposals = @Proposals(temperature = -1.0))");
    }

    @Test
    void anOptimizerWithNothingToSearchIsRefusedWithTheAttributesThatSaySo() {
        refused(
                () -> AnnotatedOptimizers.of(wrong(BootstrapRandomSearch.class)),
                "@BootstrapRandomSearch(demos = @Demos(sets = 6, maxBootstrapped = 0, maxLabeled = 0)) leaves nothing"
                        + " to search");
        refused(
                () -> AnnotatedOptimizers.of(wrong(BayesianBootstrap.class)),
                "@BayesianBootstrap(demos = @Demos(sets = 1");
        refused(
                () -> AnnotatedOptimizers.of(wrong(ZeroShotMipro.class)),
                "@ZeroShotMipro(proposals = @Proposals(instructions = 1))");
        refused(() -> AnnotatedOptimizers.of(wrong(Mipro.class)), "@Mipro(proposals = @Proposals(instructions = 1)");
        refused(
                () -> AnnotatedOptimizers.of(wrong(MiproPlusPlus.class)),
                "@MiproPlusPlus(demos = @Demos(maxBootstrapped = 0, maxLabeled = 0))");
    }

    @Test
    void thePresetsAreThoseOfTheDesign() {
        assertThat(AnnotatedOptimizers.of(of(Mipro.class, Light.class)).settings())
                .containsEntry("search.strategy", "racing")
                .containsEntry("proposals.instructions", "8")
                .containsEntry("proposals.rounds", "2")
                .containsEntry("demos.sets", "6")
                .containsEntry("search.validationSize", "100")
                .containsEntry("search.minibatchSize", "35 above 50 examples")
                .containsEntry("search.fullEvaluationEvery", "5")
                .containsEntry("demos.maxBootstrapped", "4")
                .containsEntry("demos.maxLabeled", "4");
        assertThat(AnnotatedOptimizers.of(of(Mipro.class, Paper.class)).settings())
                .containsEntry("search.strategy", "tpe")
                .containsEntry("proposals.instructions", "15")
                .containsEntry("proposals.rounds", "1")
                .containsEntry("search.validationSize", "all")
                .containsEntry("search.minibatchSize", "25 above 25 examples")
                .containsEntry("search.fullEvaluationEvery", "10");
    }

    @Test
    void trialsFollowTheRuleOfVariablesAndCandidates() {
        SearchSettings light = SearchSettings.ofCombinations(
                "Mipro", of(Mipro.class, Light.class).search());
        assertThat(light.trialsFor(4)).isEqualTo(20);
        assertThat(light.trialsFor(1)).isEqualTo(9);
        SearchSettings paper = SearchSettings.ofCombinations(
                "Mipro", of(Mipro.class, Paper.class).search());
        assertThat(paper.trialsFor(2)).isEqualTo(69);
    }

    /** What the annotations say and what records and fingerprints call it cannot drift apart. */
    @ParameterizedTest
    @ValueSource(classes = {Search.class, Demos.class, Proposals.class})
    void everySharedAttributeIsASettingByItsName(Class<?> nested) {
        Set<String> settings =
                AnnotatedOptimizers.of(of(Mipro.class, Light.class)).settings().keySet();
        assertThat(Arrays.stream(nested.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> !name.equals("preset")))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(settings).contains(nested.getSimpleName().toLowerCase(Locale.ROOT) + "." + name));
    }

    @LabeledFewShot(search = @Search(trials = 3))
    @BootstrapFewShot(demos = @Demos(sets = 3))
    @CoordinateAscentOpro(search = @Search(trials = 3))
    @ProgramLevelOpro(proposals = @Proposals(groundInHistory = false))
    @ModuleLevelOpro(proposals = @Proposals(instructions = 3))
    @MiproPlusPlus(demos = @Demos(threshold = 0.5))
    @Gepa(search = @Search(trials = 3))
    @Simba(search = @Search(trials = 3))
    private static final class Meaningless {}

    @Gepa(demos = @Demos(sets = 1, maxLabeled = 8))
    private static final class DemosOfNoSet {}

    @Gepa(demos = @Demos(sets = 5, maxBootstrapped = 0, maxLabeled = 0))
    private static final class SetsWithoutDemos {}

    @Test
    void demosThatNoSetOfGepaHoldsAreRefused() {
        refused(
                () -> AnnotatedOptimizers.of(of(Gepa.class, DemosOfNoSet.class)),
                "@Gepa(demos = @Demos(maxLabeled = 8)) means nothing: ");
        refused(
                () -> AnnotatedOptimizers.of(of(Gepa.class, SetsWithoutDemos.class)),
                "@Gepa(demos = @Demos(sets = 5)) means nothing: ");
    }

    @LabeledFewShot(search = @Search(preset = Preset.HEAVY))
    @BootstrapFewShot(search = @Search(preset = Preset.HEAVY))
    private static final class WithPreset {}

    @ParameterizedTest
    @ValueSource(classes = {LabeledFewShot.class, BootstrapFewShot.class})
    void aPresetIsRefusedWhereNothingComesOfIt(Class<? extends Annotation> annotation) {
        refused(() -> AnnotatedOptimizers.of(of(annotation, WithPreset.class)), "preset = HEAVY");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LabeledFewShot.class,
                BootstrapFewShot.class,
                CoordinateAscentOpro.class,
                ProgramLevelOpro.class,
                ModuleLevelOpro.class,
                MiproPlusPlus.class,
                Gepa.class,
                Simba.class
            })
    void whatMeansNothingToAnOptimizerIsRefused(Class<? extends Annotation> annotation) {
        refused(() -> AnnotatedOptimizers.of(of(annotation, Meaningless.class)), "means nothing");
    }

    private static void refused(ThrowingCallable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(message);
    }

    private static <A extends Annotation> A wrong(Class<A> annotation) {
        return of(annotation, Wrong.class);
    }

    private static <A extends Annotation> A of(Class<A> annotation, Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(annotation));
    }
}
