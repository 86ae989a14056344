/**
 * The front door for code: {@link dev.attune.engine.Attune} runs an annotated class outside a test engine and gives its result, to be
 * looked at with the assertions of {@link dev.attune.engine.assertions.AttuneAssertions}.
 */
@NullMarked
package dev.attune.engine;

import org.jspecify.annotations.NullMarked;
