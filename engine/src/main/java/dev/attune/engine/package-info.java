/**
 * The entry point for code: {@link dev.attune.engine.Attune} runs an annotated class outside a test engine and returns its result, to be
 * checked with the assertions of {@link dev.attune.engine.assertions.AttuneAssertions}.
 */
@NullMarked
package dev.attune.engine;

import org.jspecify.annotations.NullMarked;
