package dev.attune.samples;

/** {@link IrisTypoTest} with each optimizer. */
class EveryOptimizerOnIrisTypo extends IrisTypoTest implements EveryOptimizer {}
