package dev.attune.samples.heart;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import dev.attune.runtime.annotations.Temperature;

/** The second doctor's opinion. */
public interface SecondOpinion {

    /** Whether the patient has heart disease. */
    @Instruction("Given the findings of a patient, say whether the patient has heart disease.")
    @ChainOfThought
    @MaxOutputTokens(64)
    @Temperature(0.5) boolean answer(String findings);
}
