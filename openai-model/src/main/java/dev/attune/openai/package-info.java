/**
 * OpenAI-compatible servers: how they are asked, and what their replies mean. Start with
 * {@link dev.attune.openai.OpenAiModelProvider}.
 */
@NullMarked
package dev.attune.openai;

import org.jspecify.annotations.NullMarked;
