/**
 * What surrounds values in the text of models: thoughts, courtesy, marks, fences, negations. Start with
 * {@link dev.attune.runtime.text.Thoughts}, which is what answers, proposals and summaries are first rid of.
 */
@NullMarked
package dev.attune.runtime.text;

import org.jspecify.annotations.NullMarked;
