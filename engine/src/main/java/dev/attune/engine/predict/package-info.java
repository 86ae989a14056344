/**
 * Runs a program on one input, under a deadline. {@link dev.attune.engine.predict.Program} is what is run,
 * {@link dev.attune.engine.predict.Prediction} what comes of it, and {@code RunClock} tells how long it took.
 */
@NullMarked
package dev.attune.engine.predict;

import org.jspecify.annotations.NullMarked;
