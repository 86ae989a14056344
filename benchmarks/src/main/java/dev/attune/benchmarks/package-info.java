/**
 * Measurements of Attune against other tools and against what is possible. Each is a main class of its own that prints
 * its result; start with any of them.
 */
@NullMarked
package dev.attune.benchmarks;

import org.jspecify.annotations.NullMarked;
