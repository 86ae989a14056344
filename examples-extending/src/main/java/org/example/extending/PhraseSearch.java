package org.example.extending;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Search;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Adds phrases to the seed instructions and searches which of them, with which demos, does best. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PhraseSearch {

    /** The phrases; at least one. */
    String[] phrases();

    /** The seed of all random decisions. */
    long seed() default 0;

    /** How long the search is, and on what it scores. */
    Search search() default @Search;

    /** How demo sets are made. */
    Demos demos() default @Demos(sets = 1, maxBootstrapped = 0, maxLabeled = 0);
}
