package dev.attune.samples.heart;

import dev.attune.annotations.ChainOfThought;
import dev.attune.annotations.Instruction;
import dev.attune.annotations.MaxOutputTokens;
import dev.attune.annotations.Temperature;

/** The second doctor's opinion. */
public interface SecondOpinion {

    /** Whether the patient has heart disease. */
    @Instruction("Given the findings of a patient, say whether the patient has heart disease.")
    @ChainOfThought
    @MaxOutputTokens(64)
    @Temperature(0.5) boolean answer(String findings);
}
