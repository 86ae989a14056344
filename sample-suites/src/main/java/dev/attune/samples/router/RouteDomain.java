package dev.attune.samples.router;

import dev.attune.runtime.annotations.Instruction;

/** Finds the domain of a request. */
public interface RouteDomain {

    /** The domain of a request. */
    @Instruction("Name the domain of the user's request.")
    Domain domain(String text);
}
