package dev.attune.samples.table;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Proposals;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Evaluates every combination of proposed instructions and demo sets on every validation example and writes the scores to a file, so that
 * searches can be compared on a real program in seconds. Finds nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ScoreGrid {

    /** The name of the file without its ending; it is written into {@code target/tables}. */
    String file();

    /** The seed of all random decisions. */
    long seed() default 7;

    /** How demo sets are made. */
    Demos demos();

    /** How instructions are proposed. */
    Proposals proposals();
}
