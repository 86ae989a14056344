package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.Preset;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.optimize.fewshot.FewShotOptimizer;
import dev.attune.engine.optimize.learning.MiproPlusPlusOptimizer;
import dev.attune.engine.optimize.mipro.MiproOptimizer;
import dev.attune.engine.optimize.opro.OproOptimizer;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;
import java.lang.annotation.Annotation;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OptimizerSettingsTests {

    @LabeledFewShot(demos = 0)
    @BootstrapRandomSearch(maxBootstrappedDemos = 0, maxLabeledDemos = 0)
    @BayesianBootstrap(demoSets = 1)
    @ZeroShotMipro(instructions = 1)
    @Mipro(instructions = 1, maxBootstrappedDemos = 0, maxLabeledDemos = 0)
    @ModuleLevelOpro(trials = 0)
    @CoordinateAscentOpro(proposalsPerModule = 0)
    @ZeroShotMiproPlusPlus(tips = {})
    @MiproPlusPlus(maxBootstrappedDemos = 0, maxLabeledDemos = 0)
    private static final class Wrong {}

    @Mipro(proposerTemperature = 2.1)
    @ModuleLevelOpro(proposerTemperature = -1)
    private static final class TooHot {}

    @Mipro(preset = Preset.PAPER)
    private static final class Paper {}

    @Mipro
    private static final class Light {}

    @Test
    void settingsOutOfRangeAreRefusedWithAnnotationAndAttribute() {
        refused(
                () -> FewShotOptimizer.of(wrong(LabeledFewShot.class)),
                "@LabeledFewShot(demos = 0) must be at least 1");
        refused(() -> OproOptimizer.of(wrong(ModuleLevelOpro.class)), "@ModuleLevelOpro(trials = 0)");
        refused(
                () -> OproOptimizer.of(wrong(CoordinateAscentOpro.class)),
                "@CoordinateAscentOpro(proposalsPerModule = 0)");
        refused(
                () -> MiproPlusPlusOptimizer.of(wrong(ZeroShotMiproPlusPlus.class)),
                "(tips = {}) must be at least one");
        refused(
                () -> MiproOptimizer.of(of(Mipro.class, TooHot.class)),
                "@Mipro(proposerTemperature = 2.1) must be from 0 to 2");
        refused(
                () -> OproOptimizer.of(of(ModuleLevelOpro.class, TooHot.class)),
                "@ModuleLevelOpro(proposerTemperature = -1.0)");
    }

    @Test
    void anOptimizerWithNothingToSearchIsRefusedWithTheAttributesThatSaySo() {
        refused(
                () -> FewShotOptimizer.of(wrong(BootstrapRandomSearch.class)),
                "maxBootstrappedDemos = 0, maxLabeledDemos = 0) leaves nothing to search");
        refused(() -> MiproOptimizer.of(wrong(BayesianBootstrap.class)), "@BayesianBootstrap(demoSets = 1");
        refused(() -> MiproOptimizer.of(wrong(ZeroShotMipro.class)), "@ZeroShotMipro(instructions = 1)");
        refused(() -> MiproOptimizer.of(wrong(Mipro.class)), "@Mipro(instructions = 1");
        refused(
                () -> MiproPlusPlusOptimizer.of(wrong(MiproPlusPlus.class)),
                "@MiproPlusPlus(maxBootstrappedDemos = 0, maxLabeledDemos = 0)");
    }

    @Test
    void thePresetsAreThoseOfTheDesign() {
        assertThat(MiproOptimizer.of(of(Mipro.class, Light.class)).settings())
                .contains(
                        "instructions = 3",
                        "demoSets = 6",
                        "validationSize = 100",
                        "minibatchSize = 35 above 50 examples",
                        "fullEvaluationEvery = 5",
                        "maxBootstrappedDemos = 4",
                        "maxLabeledDemos = 4");
        assertThat(MiproOptimizer.of(of(Mipro.class, Paper.class)).settings())
                .contains("validationSize = all", "minibatchSize = 25 above 25 examples", "fullEvaluationEvery = 10");
    }

    @Test
    void trialsFollowTheRuleOfVariablesAndCandidates() {
        SearchSettings light =
                SearchSettings.of(new AnnotationValues("Mipro"), PresetNumbers.of(Preset.LIGHT), -1, -1, -1, -1);
        assertThat(light.trialsFor(4)).isEqualTo(20);
        assertThat(light.trialsFor(1)).isEqualTo(9);
        SearchSettings paper =
                SearchSettings.of(new AnnotationValues("Mipro"), PresetNumbers.of(Preset.PAPER), -1, -1, -1, -1);
        assertThat(paper.trialsFor(2)).isEqualTo(69);
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
