package dev.attune.samples;

/** {@link AssistantRouterTest} with a vote. */
class VotesOnRouter extends AssistantRouterTest implements Votes {}
