/**
 * What ships to production with a tuned LM program: {@link dev.attune.runtime.Signature signatures} read from Java methods, prompt
 * rendering, output parsing, module proxies, traces, prompt sets and artifacts. Start with {@link dev.attune.runtime.TunedPrompts},
 * which loads an artifact and hands out modules; {@link dev.attune.runtime.Modules} makes one from any prompt. {@link dev.attune.runtime.ModelProvider}
 * is how a module of its own brings models of another kind.
 */
@NullMarked
package dev.attune.runtime;

import org.jspecify.annotations.NullMarked;
