/**
 * llama.cpp in process: prompts by the model's own template, the same answer whatever else is computed, and a safe end. Start with
 * {@link dev.attune.local.llama.LlamaContext}; {@link dev.attune.local.llama.PrefixPool} chooses which call has its turn in which.
 */
@NullMarked
package dev.attune.local.llama;

import org.jspecify.annotations.NullMarked;
