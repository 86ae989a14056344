/**
 * The settings of a run. {@link dev.attune.engine.config.Keys} names every key but those of model providers,
 * {@link dev.attune.engine.config.Settings} reads them, typed and checked.
 */
@NullMarked
package dev.attune.engine.config;

import org.jspecify.annotations.NullMarked;
