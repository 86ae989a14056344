/**
 * Finds annotations as JUnit does: composed, inherited, and those of others that must not be ignored. Start with
 * {@link dev.attune.engine.junit.annotation.AnnotationFinder}.
 */
@NullMarked
package dev.attune.engine.junit.annotation;

import org.jspecify.annotations.NullMarked;
