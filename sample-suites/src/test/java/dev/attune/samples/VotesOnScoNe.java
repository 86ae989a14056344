package dev.attune.samples;

/** {@link ScoNeTest} with a vote. */
class VotesOnScoNe extends ScoNeTest implements Votes {}
