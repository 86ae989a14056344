/**
 * OpenAI-compatible servers: how they are asked, and what their replies mean. Start with
 * {@link dev.attune.openai.OpenAiModelProvider}. {@code ServerReply} turns a status and Retry-After into an exception; the engine's
 * governor waits.
 */
@NullMarked
package dev.attune.openai;

import org.jspecify.annotations.NullMarked;
