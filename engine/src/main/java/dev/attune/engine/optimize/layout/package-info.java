/**
 * How requests are laid out, as a choice of a search. Start with {@link dev.attune.engine.optimize.layout.LayoutOptimizer};
 * {@link dev.attune.engine.optimize.layout.LayoutTrials} is its search.
 */
@NullMarked
package dev.attune.engine.optimize.layout;

import org.jspecify.annotations.NullMarked;
