/**
 * Reads the output fields of a module from an answer of the model, or refuses it with a reason. Start with
 * {@link dev.attune.runtime.answer.AnswerParser}.
 */
@NullMarked
package dev.attune.runtime.answer;

import org.jspecify.annotations.NullMarked;
