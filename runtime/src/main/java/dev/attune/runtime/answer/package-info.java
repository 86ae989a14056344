/**
 * Reads the output fields of a module from a model's answer, or refuses the answer with a reason. Start with
 * {@link dev.attune.runtime.answer.AnswerParser}.
 */
@NullMarked
package dev.attune.runtime.answer;

import org.jspecify.annotations.NullMarked;
