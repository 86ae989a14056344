package dev.attune.samples;

/** {@link IrisTest} with each optimizer. */
class EveryOptimizerOnIris extends IrisTest implements EveryOptimizer {}
