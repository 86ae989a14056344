package dev.attune.samples;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.InferRules;
import dev.attune.annotations.KnnFewShot;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LayoutSearch;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Simba;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.annotations.ZeroShotMiproPlusPlus;

/**
 * All optimizers, with as many runs of the program on validation examples for each that searches: 150, which are six evaluations on 25
 * examples or 9 trials on 10 with those of the best on 25. {@link OptimizerTable} runs them one at a time.
 */
@LabeledFewShot(search = @Search(validationSize = 25), demos = @Demos(maxLabeled = 8))
@BootstrapFewShot(search = @Search(validationSize = 25), demos = @Demos(maxBootstrapped = 4, maxLabeled = 8))
@BootstrapRandomSearch(
        search = @Search(validationSize = 25),
        demos = @Demos(sets = 6, maxBootstrapped = 4, maxLabeled = 8))
@KnnFewShot(
        k = {1, 2, 3, 5, 8},
        search = @Search(validationSize = 25),
        demos = @Demos(maxBootstrapped = 0))
@BayesianBootstrap(
        search = @Search(trials = 9, validationSize = 25, minibatchSize = 10),
        demos = @Demos(sets = 6, maxBootstrapped = 4, maxLabeled = 8))
@ZeroShotMipro(search = @Search(trials = 9, validationSize = 25, minibatchSize = 10))
@Mipro(
        search = @Search(trials = 9, validationSize = 25, minibatchSize = 10),
        demos = @Demos(sets = 6, maxBootstrapped = 4, maxLabeled = 8),
        proposals = @Proposals(instructions = 4))
@ModuleLevelOpro(search = @Search(trials = 9, validationSize = 25, minibatchSize = 10))
@ProgramLevelOpro(search = @Search(trials = 9, validationSize = 25, minibatchSize = 10))
@CoordinateAscentOpro(proposalsPerModule = 9, search = @Search(validationSize = 25, minibatchSize = 10))
@ZeroShotMiproPlusPlus(search = @Search(trials = 9, validationSize = 25, minibatchSize = 10))
@MiproPlusPlus(
        search = @Search(trials = 9, validationSize = 25, minibatchSize = 10),
        demos = @Demos(maxBootstrapped = 4, maxLabeled = 8))
@Gepa(calls = 150, search = @Search(validationSize = 25))
@InferRules(
        search = @Search(trials = 9, validationSize = 25, minibatchSize = 10),
        demos = @Demos(sets = 5, maxBootstrapped = 0, maxLabeled = 12))
@Simba(calls = 150, minibatchSize = 8, search = @Search(validationSize = 25))
@LayoutSearch(search = @Search(validationSize = 25), demos = @Demos(maxBootstrapped = 4, maxLabeled = 8))
interface EveryOptimizer {}
