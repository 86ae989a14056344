/**
 * What ships to production with a tuned LM program. Start with {@link dev.attune.runtime.TunedPrompts}, which loads an artifact and creates
 * its modules and AI Services; {@link dev.attune.runtime.ReloadablePrompts} does so with a file that is replaced meanwhile.
 * {@link dev.attune.runtime.Modules} and {@link dev.attune.runtime.Services} create them from any prompt.
 * {@link dev.attune.runtime.ExampleRecorder} writes what services are asked, and {@link dev.attune.runtime.ModelProvider} adds other kinds of
 * models. What a module is, is defined in {@link dev.attune.runtime.signature}; its answers are read in {@link dev.attune.runtime.answer}.
 */
@NullMarked
package dev.attune.runtime;

import org.jspecify.annotations.NullMarked;
