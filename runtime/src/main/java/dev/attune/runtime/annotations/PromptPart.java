package dev.attune.runtime.annotations;

import org.apiguardian.api.API;

/** A part of a module's prompt that an optimizer may change. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum PromptPart {
    /** What to do. */
    INSTRUCTION,
    /** Worked examples. */
    DEMOS,
    /** How a request shows the other parts. */
    LAYOUT
}
