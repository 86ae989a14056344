package dev.attune.samples;

/** {@link IrisTest} with a vote. */
class VotesOnIris extends IrisTest implements Votes {}
