/**
 * The racing search: candidates are measured on small blocks of examples, a model of what each choice is worth decides which one takes the
 * next block, a later part of the budget decides between a few finalists, and the last one puts choices of the winner back that do not pay.
 * Start with {@link dev.attune.engine.search.race.Race}.
 */
@NullMarked
package dev.attune.engine.search.race;

import org.jspecify.annotations.NullMarked;
