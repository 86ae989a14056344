/**
 * Typed examples and how they are loaded. Start with {@link dev.attune.engine.data.Examples}, which reads files (JSON Lines, JSON, CSV) into
 * {@link dev.attune.engine.data.Example}s or refuses them with file and line; other formats come through
 * {@link dev.attune.engine.data.DataFormat}.
 */
@NullMarked
package dev.attune.engine.data;

import org.jspecify.annotations.NullMarked;
