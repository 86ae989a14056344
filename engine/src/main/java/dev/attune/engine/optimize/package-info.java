/**
 * What an optimizer is, what it gets and what it gives. {@link dev.attune.engine.optimize.Optimizer} is the interface; each family has a
 * package below, of which {@link dev.attune.engine.optimize.mipro.MiproOptimizer} is the one to read first.
 */
@NullMarked
package dev.attune.engine.optimize;

import org.jspecify.annotations.NullMarked;
