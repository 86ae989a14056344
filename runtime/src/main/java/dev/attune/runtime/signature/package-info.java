/**
 * A module as its Java method says it, and its prompt: {@link dev.attune.runtime.signature.Signature} is what is read from the method,
 * {@link dev.attune.runtime.signature.ModulePrompt} an instruction with demos, {@link dev.attune.runtime.signature.PromptSet} one for each
 * module.
 */
@NullMarked
package dev.attune.runtime.signature;

import org.jspecify.annotations.NullMarked;
