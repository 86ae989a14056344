/**
 * The nodes of the test tree and what running them does. Start with
 * {@link dev.attune.engine.junit.descriptor.ProgramDescriptor}.
 */
@NullMarked
package dev.attune.engine.junit.descriptor;

import org.jspecify.annotations.NullMarked;
