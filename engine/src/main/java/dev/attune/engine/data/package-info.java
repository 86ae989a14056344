/**
 * Typed examples and how they are loaded. Start with {@link dev.attune.engine.data.Examples}, which reads JSON Lines files into
 * {@link dev.attune.engine.data.Example}s.
 */
@NullMarked
package dev.attune.engine.data;

import org.jspecify.annotations.NullMarked;
