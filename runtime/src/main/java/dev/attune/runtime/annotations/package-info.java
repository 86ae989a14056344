/**
 * The annotations for modules, which production code carries too: what a module is told, what its fields mean, and how its model is called.
 * Start with {@link dev.attune.runtime.annotations.Instruction}.
 */
@NullMarked
package dev.attune.runtime.annotations;

import org.jspecify.annotations.NullMarked;
