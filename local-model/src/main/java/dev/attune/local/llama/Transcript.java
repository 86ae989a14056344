package dev.attune.local.llama;

import dev.langchain4j.model.output.FinishReason;

/** Collects the pieces of one answer. llama.cpp does not tell why it stopped, so it is derived from them. */
final class Transcript {

    private final int limit;
    private final boolean stopSequences;
    private final StringBuilder text = new StringBuilder();
    private int outputTokens;
    private boolean lastPieceEmpty;

    Transcript(int limit, boolean stopSequences) {
        this.limit = limit;
        this.stopSequences = stopSequences;
    }

    void add(String piece, int tokens) {
        text.append(piece);
        outputTokens += tokens;
        lastPieceEmpty = piece.isEmpty();
    }

    String text() {
        return text.toString();
    }

    int outputTokens() {
        return outputTokens;
    }

    FinishReason finishReason() {
        // The end-of-turn token comes as an empty piece, and so does text held back because it may be a stop sequence.
        boolean endOfTurn = lastPieceEmpty && !stopSequences;
        boolean limitReached = outputTokens >= limit || (!lastPieceEmpty && !stopSequences);
        return limitReached && !endOfTurn ? FinishReason.LENGTH : FinishReason.STOP;
    }
}
