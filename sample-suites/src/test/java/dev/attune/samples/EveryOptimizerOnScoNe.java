package dev.attune.samples;

/** {@link ScoNeTest} with each optimizer. */
class EveryOptimizerOnScoNe extends ScoNeTest implements EveryOptimizer {}
