package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.propose.Question.Kind;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Words what the proposer model is asked for each occasion.
 *
 * @param material what is known of the program
 * @param reading whose streams draw the tips
 */
record Questions(ProposerMaterial material, ProposerReading reading) {

    /** Reflection has the runs of its question alone to go by. */
    private static final Grounding REFLECTIVE = new Grounding(false, false, false, false, true, List.of());

    private static final Grounding UNGROUNDED = new Grounding(false, false, false, false, false, List.of());

    /** A proposal for a module. */
    Question proposal(Signature signature, int index, ProposalSetup proposing) {
        return proposal(tip(proposing.grounding(), purpose(signature), index), index, proposing);
    }

    /** A proposal for all modules in one answer. */
    Question proposalForAll(int index, ProposalSetup proposing) {
        return proposal(tip(proposing.grounding(), "proposal for all modules", index), index, proposing);
    }

    private Question proposal(Tip tip, int index, ProposalSetup proposing) {
        List<String> tried = proposing.history().stream()
                .map(one -> String.format(Locale.ROOT, "- score %.3f: %s", one.score(), one.instruction()))
                .toList();
        return new Question(
                proposing.grounding(),
                proposing.temperature(),
                index,
                tip,
                PromptSet.seed(material.program().signatures()),
                material.baseline(),
                "Each score is the mean of " + scale(material.baseline()) + " The best stands last.",
                proposing.grounding().history() ? tried : List.of(),
                Kind.PROPOSAL,
                List.of());
    }

    /**
     * One more proposal for a module, when a search has learned something.
     *
     * @param tried what it has learned of the module's instructions, the best last
     */
    Question more(
            Signature signature,
            int index,
            ProposalRound round,
            List<TriedEffect> tried,
            Grounding grounding,
            double temperature) {
        List<String> effects = tried.stream()
                .map(one -> String.format(Locale.ROOT, "- effect %+.3f: %s", one.effect(), one.instruction()))
                .toList();
        return new Question(
                grounding,
                temperature,
                index,
                tip(grounding, purpose(signature), index),
                round.best(),
                round.runs(),
                "Each number is the estimated change of the program's score against its first instruction, in units of "
                        + scale(round.runs()) + " The best stands last.",
                grounding.history() ? effects : List.of(),
                Kind.PROPOSAL,
                List.of());
    }

    Question reflection(Reflection reflection, int index, double temperature) {
        return alone(
                REFLECTIVE,
                temperature,
                index,
                reflection.current(),
                reflection.runs(),
                scoresOfRuns(),
                Kind.REFLECTION);
    }

    Question rules(Inference inference, int index, int rules, double temperature) {
        return new Question(
                UNGROUNDED,
                temperature,
                index,
                Tip.NONE,
                PromptSet.seed(material.program().signatures()),
                material.baseline(),
                String.valueOf(rules),
                List.of(),
                Kind.RULES,
                inference.examples());
    }

    Question advice(Contrast contrast, int index, double temperature) {
        return alone(
                UNGROUNDED,
                temperature,
                index,
                contrast.current(),
                new Evaluation(List.of(contrast.better(), contrast.worse())),
                scoresOfRuns(),
                Kind.ADVICE);
    }

    private static Question alone(
            Grounding grounding,
            double temperature,
            int index,
            PromptSet current,
            Evaluation runs,
            String scale,
            Kind kind) {
        return new Question(grounding, temperature, index, Tip.NONE, current, runs, scale, List.of(), kind, List.of());
    }

    private String scoresOfRuns() {
        return "Each score is one of " + metric() + ".";
    }

    private String scale(Evaluation evaluation) {
        int examples = evaluation.scores().length;
        return metric()
                + (examples == 0 ? "" : ", over up to " + examples + (examples == 1 ? " example" : " examples"))
                + ".";
    }

    private String metric() {
        return "the metric " + material.objective().name() + ", from "
                + number(material.objective().min()) + " (worst) to "
                + number(material.objective().max()) + " (best)";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String purpose(Signature signature) {
        return "proposal for " + signature.name();
    }

    private Tip tip(Grounding grounding, String purpose, int index) {
        if (grounding.tips().isEmpty()) {
            return Tip.NONE;
        }
        RandomGenerator draw = reading.random().stream(purpose, index);
        return grounding.tips().get(draw.nextInt(grounding.tips().size()));
    }
}
