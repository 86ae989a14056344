/**
 * Types of data rows, read strictly: a value that is not plainly of its type is refused. Start with
 * {@link dev.attune.engine.data.strict.StrictTypes}.
 */
@NullMarked
package dev.attune.engine.data.strict;

import org.jspecify.annotations.NullMarked;
