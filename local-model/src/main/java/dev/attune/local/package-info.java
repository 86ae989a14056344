/**
 * An in-process langchain4j chat model over a GGUF file, and how its weights are found and checked. Start with
 * {@link dev.attune.local.LocalChatModel}.
 */
@NullMarked
package dev.attune.local;

import org.jspecify.annotations.NullMarked;
