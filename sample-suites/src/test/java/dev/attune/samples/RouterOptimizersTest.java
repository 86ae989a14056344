package dev.attune.samples;

import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.Tag;
import dev.attune.annotations.ZeroShotMipro;

/** The router of {@link AssistantRouterTest} with several optimizers: the gate judges the best and shows them side by side. */
@LmProgram
@Tag("long")
@Tag("optimizers")
@BootstrapFewShot(seed = 7, validationSize = 30, maxBootstrappedDemos = 4, maxLabeledDemos = 12)
@BootstrapRandomSearch(seed = 7, validationSize = 30, demoSets = 8, maxBootstrappedDemos = 4, maxLabeledDemos = 12)
@ZeroShotMipro(seed = 7, instructions = 4, trials = 8, validationSize = 30, minibatchSize = 15, fullEvaluationEvery = 4)
@ModuleLevelOpro(seed = 7, trials = 8, validationSize = 30, minibatchSize = 15, fullEvaluationEvery = 4)
@Mipro(
        seed = 7,
        instructions = 3,
        demoSets = 4,
        trials = 8,
        validationSize = 30,
        minibatchSize = 15,
        fullEvaluationEvery = 4,
        maxBootstrappedDemos = 4,
        maxLabeledDemos = 12)
class RouterOptimizersTest extends AssistantRouterTest {}
