package dev.attune.spring.application;

import dev.attune.runtime.annotations.Instruction;

/** A module as its test class tuned it. */
public interface NameColour {

    @Instruction("Say the colour of the thing.")
    String colour(String thing);
}
