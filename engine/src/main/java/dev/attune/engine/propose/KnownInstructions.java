package dev.attune.engine.propose;

import java.util.HashSet;
import java.util.Set;

/** The instructions of a module that were proposed or tried so far. One thread at a time. */
final class KnownInstructions {

    private final Set<String> keys = new HashSet<>();
    private int asked;

    void add(String instruction) {
        keys.add(Wording.key(instruction));
    }

    boolean holds(String instruction) {
        return keys.contains(Wording.key(instruction));
    }

    /** The number of the next proposal, from 1 on. */
    int nextIndex() {
        return ++asked;
    }
}
