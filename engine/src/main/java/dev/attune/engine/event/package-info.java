/**
 * What a run tells the outside: {@link dev.attune.engine.event.RunListener} and the immutable records it receives. Everything that a
 * report shows comes through here.
 */
@NullMarked
package dev.attune.engine.event;

import org.jspecify.annotations.NullMarked;
