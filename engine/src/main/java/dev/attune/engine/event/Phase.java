package dev.attune.engine.event;

import java.util.Locale;
import org.apiguardian.api.API;

/** The parts of a run, in their order. An optimizer has those that it needs. */
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
    /** What was found is measured on the test examples. */
    GATE;

    /** The name in messages and files, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
