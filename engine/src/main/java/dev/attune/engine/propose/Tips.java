package dev.attune.engine.propose;

import dev.attune.annotations.Tip;

/** The tips in words, after MIPRO's appendix C. */
final class Tips {

    private Tips() {}

    static String text(Tip tip) {
        return switch (tip) {
            case NONE -> "";
            case CREATIVE -> "Don't be afraid to be creative when writing the new instruction!";
            case SIMPLE -> "Keep the instruction clear and concise.";
            case DESCRIPTION -> "Make sure your instruction is very informative and descriptive.";
            case HIGH_STAKES ->
                "The instruction should include a high stakes scenario in which the model must solve the task!";
            case PERSONA ->
                "Include a persona that is relevant to the task in the instruction (such as \"You are a ...\").";
        };
    }
}
