/**
 * What ships to production with a tuned LM program. Start with {@link dev.attune.runtime.TunedPrompts}, which loads an artifact and hands
 * out modules; {@link dev.attune.runtime.Modules} makes one from any prompt. {@link dev.attune.runtime.ModelProvider} is how models of
 * another kind are brought. What a module is stands in {@link dev.attune.runtime.signature}, how its answers are read in
 * {@link dev.attune.runtime.answer}.
 */
@NullMarked
package dev.attune.runtime;

import org.jspecify.annotations.NullMarked;
