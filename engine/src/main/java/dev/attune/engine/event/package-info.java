/**
 * The events of a run: {@link dev.attune.engine.event.RunListener} and the immutable records it receives. Everything that a report shows
 * passes through here.
 */
@NullMarked
package dev.attune.engine.event;

import org.jspecify.annotations.NullMarked;
