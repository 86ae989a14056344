/**
 * llama.cpp in process: prompts by the model's own template, one computation at a time, and a safe end. Start with
 * {@link dev.attune.local.llama.LlamaContext}.
 */
@NullMarked
package dev.attune.local.llama;

import org.jspecify.annotations.NullMarked;
