/**
 * AssertJ assertions on what a run found. Start with {@link dev.attune.engine.assertions.AttuneAssertions}; the gate leaves use the
 * same assertions.
 */
@NullMarked
package dev.attune.engine.assertions;

import org.jspecify.annotations.NullMarked;
