package dev.attune.engine.event;

import java.util.Locale;
import org.apiguardian.api.API;

/** The phases of a run, in order. An optimizer has only those that it needs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Phase {
    /** The unoptimized program is measured on the validation examples. */
    BASELINE,
    /** Demo sets are made. */
    BOOTSTRAP,
    /** Instructions are proposed. */
    PROPOSE,
    /** Candidates are evaluated. */
    SEARCH,
    /** The winner is measured on the test examples. */
    GATE;

    /** Returns the name in messages and files, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
