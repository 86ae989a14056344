/**
 * Reads an annotated class, and says what is wrong with it, without running it. Start with
 * {@link dev.attune.engine.junit.reader.ProgramClassReader}.
 */
@NullMarked
package dev.attune.engine.junit.reader;

import org.jspecify.annotations.NullMarked;
