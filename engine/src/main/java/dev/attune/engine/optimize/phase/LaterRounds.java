package dev.attune.engine.optimize.phase;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.ProposalRound;
import dev.attune.engine.propose.SideBySide;
import dev.attune.engine.propose.TriedEffect;
import dev.attune.runtime.signature.PromptSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Rounds in which a race asks for more instructions, after the first one before it. One thread at a time.
 */
final class LaterRounds {

    private final ProposePhase propose;
    private final InstructionProposer proposer;
    private int asked;

    /** @param proposer the proposer of the first round */
    LaterRounds(ProposePhase propose, InstructionProposer proposer) {
        this.propose = propose;
        this.proposer = proposer;
    }

    /** Whether a round is left to ask for. */
    private boolean left() {
        return asked < propose.settings().rounds() - 1;
    }

    /** Whether the next round is due: they are spread evenly over the runs of a race. */
    boolean due(int spent, int runs) {
        ProposalSettings settings = propose.settings();
        return left() && (long) spent * (settings.rounds() + 1) >= (long) runs * (asked + 1);
    }

    /** Begins the next round, and does not wait; what comes of it are its instructions by module. */
    FutureTask<Map<String, List<Proposal>>> begin(
            Executor threads, PromptSet best, Map<String, List<TriedEffect>> tried, Evaluation runs) {
        asked++;
        ProposalRound round = new ProposalRound(propose.settings().laterRound(), best, tried, runs);
        return SideBySide.begin(threads, () -> propose.more(proposer, round));
    }
}
