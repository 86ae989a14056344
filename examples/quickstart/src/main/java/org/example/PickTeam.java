package org.example;

import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;

public interface PickTeam {
    @Instruction("Which team should answer this mail?")
    @MaxOutputTokens(16)
    Team team(String mail);
}
