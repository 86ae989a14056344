/**
 * Makes the demo sets of which a search chooses. {@link dev.attune.engine.bootstrap.DemoBootstrapper} runs a teacher on training
 * examples and keeps the traces that score well.
 */
@NullMarked
package dev.attune.engine.bootstrap;

import org.jspecify.annotations.NullMarked;
