/**
 * The settings of a run. {@link dev.attune.engine.config.Settings} names every key and reads them, typed and checked.
 */
@NullMarked
package dev.attune.engine.config;

import org.jspecify.annotations.NullMarked;
