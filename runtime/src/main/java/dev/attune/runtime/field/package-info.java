/**
 * Values of fields as text: how prompts show them, what they must look like, and how they are read back. Start with
 * {@link dev.attune.runtime.field.FieldType}; {@link dev.attune.runtime.field.FieldFormat} adds other types.
 */
@NullMarked
package dev.attune.runtime.field;

import org.jspecify.annotations.NullMarked;
