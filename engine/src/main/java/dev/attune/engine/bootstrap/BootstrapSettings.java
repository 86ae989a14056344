package dev.attune.engine.bootstrap;

import org.apiguardian.api.API;

/**
 * How demo sets are made.
 *
 * @param sets how many, the empty one included; at least 1
 * @param maxBootstrapped bootstrapped demos per set and module, at most; 0 or more
 * @param maxDemos demos per set and module, at most: labeled ones fill up after bootstrapped ones; 0 or more
 * @param threshold the objective value from which a trace becomes a demo
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BootstrapSettings(int sets, int maxBootstrapped, int maxDemos, double threshold) {}
