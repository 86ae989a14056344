/**
 * What an optimizer is, what it gets and what it returns. {@link dev.attune.engine.optimize.Optimizer} is the interface. Each family has a
 * package below; read {@link dev.attune.engine.optimize.mipro.MiproOptimizer} first.
 */
@NullMarked
package dev.attune.engine.optimize;

import org.jspecify.annotations.NullMarked;
