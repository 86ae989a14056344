/**
 * Reads constants of enums and truth values, wherever they plainly stand. Start with
 * {@link dev.attune.runtime.field.constant.ConstantText}.
 */
@NullMarked
package dev.attune.runtime.field.constant;

import org.jspecify.annotations.NullMarked;
