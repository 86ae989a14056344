/**
 * Statistics and the decision of a gate on held-out data.
 */
@NullMarked
package dev.attune.engine.gate;

import org.jspecify.annotations.NullMarked;
