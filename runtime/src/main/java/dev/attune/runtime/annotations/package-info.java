/**
 * The annotations of modules, which production code carries too: what a module is told, what its fields mean, how its model is called.
 * Start with {@link dev.attune.runtime.annotations.Instruction}.
 */
@NullMarked
package dev.attune.runtime.annotations;

import org.jspecify.annotations.NullMarked;
