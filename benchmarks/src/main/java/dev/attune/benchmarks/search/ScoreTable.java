package dev.attune.benchmarks.search;

import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;

/** The score of every candidate on every example. The same question has always the same answer. */
interface ScoreTable {

    /** Returns whether a variable chooses an instruction; the others choose demos. */
    static boolean isInstruction(String variable) {
        return variable.endsWith("instruction");
    }

    /** Returns the space of candidates; every first choice is the seed's. */
    SearchSpace space();

    /** Returns the number of examples that a search may use. */
    int examples();

    /** Returns the score of a candidate on an example, from 0 to 1. */
    double score(Point candidate, int example);

    /** Returns what a candidate is really worth. */
    double worth(Point candidate);

    /** Returns the highest worth there is. */
    double best();
}
