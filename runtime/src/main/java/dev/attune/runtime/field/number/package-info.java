/**
 * Reads numbers and lists of them. Start with {@link dev.attune.runtime.field.number.NumberText}.
 */
@NullMarked
package dev.attune.runtime.field.number;

import org.jspecify.annotations.NullMarked;
