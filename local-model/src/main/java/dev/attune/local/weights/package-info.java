/**
 * Where the weights of models come from: the catalog, downloads, and files. Start with
 * {@link dev.attune.local.weights.ModelWeights}.
 */
@NullMarked
package dev.attune.local.weights;

import org.jspecify.annotations.NullMarked;
