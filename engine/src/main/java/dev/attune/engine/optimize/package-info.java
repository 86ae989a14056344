/**
 * What an optimizer is, what it gets and what it returns. {@link dev.attune.engine.optimize.Optimizer} is the interface. In a chain, a search begins from
 * {@link dev.attune.engine.optimize.SearchStart}, what an earlier one has found. {@code Choice} follows a preference for cheap candidates. Each family has a
 * package below; read {@link dev.attune.engine.optimize.mipro.MiproOptimizer} first.
 */
@NullMarked
package dev.attune.engine.optimize;

import org.jspecify.annotations.NullMarked;
