/**
 * A model of sentence embeddings that runs in process. Start with {@link dev.attune.embedding.MiniLmProvider}.
 */
@NullMarked
package dev.attune.embedding;

import org.jspecify.annotations.NullMarked;
