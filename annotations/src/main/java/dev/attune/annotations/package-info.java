/**
 * The annotations that mark an LM program, its modules, data, metrics and optimizers. Start with
 * {@link dev.attune.annotations.LmProgram}.
 */
@NullMarked
package dev.attune.annotations;

import org.jspecify.annotations.NullMarked;
