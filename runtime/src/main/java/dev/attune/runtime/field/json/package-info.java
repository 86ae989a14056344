/**
 * Values as JSON and Markdown tables, as models write them. Start with {@link dev.attune.runtime.field.json.FieldJson}.
 */
@NullMarked
package dev.attune.runtime.field.json;

import org.jspecify.annotations.NullMarked;
