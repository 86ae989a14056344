package dev.attune.engine.propose;

import dev.attune.engine.propose.answer.ProposerAnswer;
import java.util.function.Function;

/**
 * Asks the proposer model questions.
 *
 * @param reading how it is called
 */
record WriterCalls(ProposerReading reading) {

    /** Tells the second answers from the first ones of other questions. */
    private static final long SECOND = 1L << 32;

    /** How a question begins. */
    @FunctionalInterface
    interface Opening {

        /**
         * The system message.
         *
         * @param thinks whether the model has room to think before it answers
         */
        String text(boolean thinks);
    }

    /**
     * Asks once, with a shorter request if the model refuses the longer one.
     *
     * @param system the system message
     * @param request the request within limits
     * @param advice what a second attempt should do better; empty: it is the first
     * @param attempt 0 or 1
     */
    ProposerAnswer ask(
            Opening system, Function<RequestLimits, String> request, Question question, String advice, int attempt) {
        RequestLimits limits = RequestLimits.of(reading.calls().maxOutputTokens());
        String more = advice.isEmpty() ? "" : "\n" + advice;
        return reading.calls()
                .ask(
                        system.text(limits.thinks()),
                        request.apply(limits) + more,
                        () -> request.apply(limits.half()) + more,
                        question.temperature(),
                        question.index() + attempt * SECOND);
    }
}
