/**
 * The checks that need no model call. {@link dev.attune.engine.preflight.Preflight} makes them in order and prepares the program.
 */
@NullMarked
package dev.attune.engine.preflight;

import org.jspecify.annotations.NullMarked;
