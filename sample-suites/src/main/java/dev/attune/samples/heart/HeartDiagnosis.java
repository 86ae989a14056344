package dev.attune.samples.heart;

import java.util.List;

/** Asks three doctors and votes. */
public final class HeartDiagnosis {

    private final FirstOpinion first;
    private final SecondOpinion second;
    private final ThirdOpinion third;
    private final Vote vote;

    /** A program of four modules. */
    public HeartDiagnosis(FirstOpinion first, SecondOpinion second, ThirdOpinion third, Vote vote) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.vote = vote;
    }

    /** Whether the patient has heart disease. */
    public boolean diagnose(Patient patient) {
        String findings = patient.findings();
        return vote.answer(findings, List.of(first.answer(findings), second.answer(findings), third.answer(findings)));
    }
}
