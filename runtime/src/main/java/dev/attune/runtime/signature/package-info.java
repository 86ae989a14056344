/**
 * A module as its Java method defines it, and its prompt: {@link dev.attune.runtime.signature.Signature} is read from the method,
 * {@link dev.attune.runtime.signature.ModulePrompt} is an instruction with demos, {@link dev.attune.runtime.signature.PromptSet} one for
 * each module. A method of a langchain4j AI Service is a module too: {@link dev.attune.runtime.signature.ServiceMethod} has its templates.
 * {@link dev.attune.runtime.signature.DemoChoice} says which demos a request shows, {@link dev.attune.runtime.signature.PromptLayout} in which
 * places and notation. Several prompts of a module can vote.
 */
@NullMarked
package dev.attune.runtime.signature;

import org.jspecify.annotations.NullMarked;
