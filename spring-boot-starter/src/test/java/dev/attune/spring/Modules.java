package dev.attune.spring;

import dev.attune.runtime.annotations.Instruction;

/** The modules of the tests. */
final class Modules {

    private Modules() {}

    interface PickColour {
        @Instruction("Say the colour of the thing.")
        String colour(String thing);
    }

    interface PickShape {
        @Instruction("Say the shape of the thing.")
        String shape(String thing);
    }
}
