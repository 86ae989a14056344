/**
 * The annotations for tests: they mark an LM program, its data, metrics, gates and optimizers. Start with
 * {@link dev.attune.annotations.LmProgram}. The annotations for modules are in {@link dev.attune.runtime.annotations}.
 */
@NullMarked
package dev.attune.annotations;

import org.jspecify.annotations.NullMarked;
