package dev.attune.samples;

import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.Gepa;
import dev.attune.annotations.Search;
import dev.attune.annotations.Simba;

/** {@link AssistantRouterTest} with each optimizer. Those that count calls or proposals of a module have two modules to serve. */
@CoordinateAscentOpro(proposalsPerModule = 4, search = @Search(validationSize = 25, minibatchSize = 10))
@Gepa(calls = 300, search = @Search(validationSize = 25))
@Simba(calls = 300, minibatchSize = 8, search = @Search(validationSize = 25))
class EveryOptimizerOnRouter extends AssistantRouterTest implements EveryOptimizer {}
