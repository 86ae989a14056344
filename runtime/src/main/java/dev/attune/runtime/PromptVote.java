package dev.attune.runtime;

import dev.attune.runtime.answer.AnswerParser.Answer;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of several prompts to one call, of which most decide (after DSPy's Ensemble with {@code majority}). Answers agree if all output
 * fields have the same values, whatever the reasoning says. Of answers with as many votes, that of the best prompt wins. One thread at a time.
 */
final class PromptVote {

    private final Map<Map<String, String>, Party> parties = new LinkedHashMap<>();
    private int left;

    /** @param voters how many prompts there are */
    PromptVote(int voters) {
        this.left = voters;
    }

    /**
     * An answer that was read.
     *
     * @param answer what was read
     * @param text the answer as it came
     */
    record Ballot(Answer answer, String text) {}

    /** Those who agree with a ballot. */
    private static final class Party {

        private final Ballot first;
        private int votes;

        Party(Ballot first) {
            this.first = first;
        }
    }

    /**
     * Counts an answer; those of better prompts come first.
     *
     * @param votes how many voters have this same prompt
     */
    void count(Ballot ballot, int votes) {
        Map<String, String> values = new LinkedHashMap<>(ballot.answer().texts());
        values.remove(Signature.REASONING);
        parties.computeIfAbsent(values, first -> new Party(ballot)).votes += votes;
        left -= votes;
    }

    /** Counts voters whose answer cannot be read: they have no vote. */
    void abstain(int votes) {
        left -= votes;
    }

    /** Whether those who have not answered yet cannot change what wins. */
    boolean isDecided() {
        int most = 0;
        int second = 0;
        for (Party party : parties.values()) {
            second = Math.max(second, Math.min(most, party.votes));
            most = Math.max(most, party.votes);
        }
        return left == 0 || most > second + left;
    }

    /** What has most votes; empty if nothing could be read. */
    Optional<Ballot> winner() {
        Party best = null;
        for (Party party : parties.values()) {
            best = best == null || party.votes > best.votes ? party : best;
        }
        return Optional.ofNullable(best).map(party -> party.first);
    }
}
