/**
 * Models of sentence embeddings, found by name. Start with {@link dev.attune.runtime.embedding.EmbeddingProvider}.
 */
@NullMarked
package dev.attune.runtime.embedding;

import org.jspecify.annotations.NullMarked;
