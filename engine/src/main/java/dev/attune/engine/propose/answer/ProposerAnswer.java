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
     */
    record Refused(String reason) implements ProposerAnswer {}
}
