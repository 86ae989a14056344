package dev.attune.samples.router;

/**
 * Where a request goes.
 *
 * @param domain the domain
 * @param intent the intent within the domain, in snake case
 */
public record Route(Domain domain, String intent) {}
