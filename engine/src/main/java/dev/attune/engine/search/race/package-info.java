/**
 * The racing search: candidates are measured on small blocks of examples, a model of what each choice is worth decides which one takes the
 * next block, and a last part of the budget decides between a few finalists. Start with {@link dev.attune.engine.search.race.Race}.
 */
@NullMarked
package dev.attune.engine.search.race;

import org.jspecify.annotations.NullMarked;
