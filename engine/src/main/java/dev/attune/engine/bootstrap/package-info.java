/**
 * Makes the demo sets of which a search chooses. {@link dev.attune.engine.bootstrap.DemoBootstrapper} runs a teacher on training
 * examples and keeps the traces that score well; {@link dev.attune.engine.bootstrap.LabeledDemos} takes demos from the data as they stand,
 * {@link dev.attune.engine.bootstrap.TraceDemos} makes them of runs, for other optimizers too.
 */
@NullMarked
package dev.attune.engine.bootstrap;

import org.jspecify.annotations.NullMarked;
