/**
 * What surrounds values in the text of models: thoughts, courtesies, marks, fences, negations. Start with
 * {@link dev.attune.runtime.text.Thoughts}: thoughts are the first thing removed from answers, proposals and summaries.
 */
@NullMarked
package dev.attune.runtime.text;

import org.jspecify.annotations.NullMarked;
