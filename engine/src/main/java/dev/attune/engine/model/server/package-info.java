/**
 * OpenAI-compatible servers: how they want to be asked, and what their replies mean. Start with
 * {@link dev.attune.engine.model.server.OpenAiModelProvider}.
 */
@NullMarked
package dev.attune.engine.model.server;

import org.jspecify.annotations.NullMarked;
