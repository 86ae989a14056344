/**
 * The JUnit Platform's side: {@link dev.attune.engine.junit.AttuneTestEngine} finds annotated classes, lays out a tree of test descriptors
 * for each, and lets its leaves run the steps of a {@link dev.attune.engine.run.ProgramSession}.
 */
@NullMarked
package dev.attune.engine.junit;

import org.jspecify.annotations.NullMarked;
