package dev.attune.samples;

import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Tag;
import dev.attune.annotations.ZeroShotMipro;

/** The router of {@link AssistantRouterTest} with several optimizers: the gate judges the best and shows them side by side. */
@LmProgram
@Tag("long")
@Tag("optimizers")
@BootstrapFewShot(seed = 7, search = @Search(validationSize = 30), demos = @Demos(maxBootstrapped = 4, maxLabeled = 12))
@BootstrapRandomSearch(
        seed = 7,
        search = @Search(validationSize = 30),
        demos = @Demos(sets = 8, maxBootstrapped = 4, maxLabeled = 12))
@ZeroShotMipro(
        seed = 7,
        search = @Search(trials = 8, validationSize = 30, minibatchSize = 15, fullEvaluationEvery = 4),
        proposals = @Proposals(instructions = 4))
@ModuleLevelOpro(
        seed = 7,
        search = @Search(trials = 8, validationSize = 30, minibatchSize = 15, fullEvaluationEvery = 4))
@Mipro(
        seed = 7,
        search = @Search(trials = 8, validationSize = 30, minibatchSize = 15, fullEvaluationEvery = 4),
        demos = @Demos(sets = 4, maxBootstrapped = 4, maxLabeled = 12),
        proposals = @Proposals(instructions = 3))
class RouterOptimizersTest extends AssistantRouterTest {}
