/**
 * The settings of optimizers, read from their annotations and checked. Each group is read in one place; start with
 * {@link dev.attune.engine.optimize.settings.SearchSettings}.
 */
@NullMarked
package dev.attune.engine.optimize.settings;

import org.jspecify.annotations.NullMarked;
