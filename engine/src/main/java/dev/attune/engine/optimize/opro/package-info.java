/**
 * OPRO for programs of several modules (Yang et al., 2023; MIPRO, section 4). Start with
 * {@link dev.attune.engine.optimize.opro.OproOptimizer}.
 */
@NullMarked
package dev.attune.engine.optimize.opro;

import org.jspecify.annotations.NullMarked;
