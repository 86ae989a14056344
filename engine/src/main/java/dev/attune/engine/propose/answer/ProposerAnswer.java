package dev.attune.engine.propose.answer;

import org.apiguardian.api.API;

/** What came of a question to the proposer model. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface ProposerAnswer {

    /**
     * A text to work with.
     *
     * @param text without white space around it; not empty
     */
    record Text(String text) implements ProposerAnswer {}

    /**
     * An answer that is not used.
     *
     * @param reason what it is instead of what was asked for, in a few words
     * @param advice what to tell the model when it is asked once more; empty: asking again is of no use
     */
    record Refused(String reason, String advice) implements ProposerAnswer {

        /** An answer after which the model is not asked again. */
        public Refused(String reason) {
            this(reason, "");
        }
    }
}
