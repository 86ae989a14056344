package dev.attune.samples.heart;

import dev.attune.runtime.annotations.Instruction;
import java.util.List;

/** Decides from several opinions. */
public interface Vote {

    /** Whether the patient has heart disease. */
    @Instruction(
            "Given the findings of a patient and the opinions of three doctors, decide whether the patient has heart disease.")
    boolean answer(String findings, List<Boolean> opinions);
}
