package dev.attune.samples;

/** {@link IrisTypoTest} with a vote. */
class VotesOnIrisTypo extends IrisTypoTest implements Votes {}
