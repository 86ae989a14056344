/** Reads dates and times from what models write. Start with {@link dev.attune.runtime.field.moment.MomentText}. */
@NullMarked
package dev.attune.runtime.field.moment;

import org.jspecify.annotations.NullMarked;
