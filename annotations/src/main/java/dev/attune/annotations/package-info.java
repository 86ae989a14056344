/**
 * The annotations of tests: what marks an LM program, its data, metrics, gates and optimizers. Start with
 * {@link dev.attune.annotations.LmProgram}; those of modules are in {@link dev.attune.runtime.annotations}.
 */
@NullMarked
package dev.attune.annotations;

import org.jspecify.annotations.NullMarked;
