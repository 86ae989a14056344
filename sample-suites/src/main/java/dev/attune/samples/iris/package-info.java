/**
 * Telling iris species by four measures: a task whose rules a model must find in the data. Start with
 * {@link dev.attune.samples.iris.ClassifyIris}.
 */
@NullMarked
package dev.attune.samples.iris;

import org.jspecify.annotations.NullMarked;
