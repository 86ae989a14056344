/**
 * Random numbers that depend on nothing but the seed and what they are for. {@link dev.attune.engine.random.RandomStreams} derives
 * a stream for each purpose.
 */
@NullMarked
package dev.attune.engine.random;

import org.jspecify.annotations.NullMarked;
