package dev.attune.engine.journal;

import org.apiguardian.api.API;

/**
 * A model of a recorded run, by which a run without it knows what its prompts were tuned for.
 *
 * @param name the name by which fingerprints know it: {@code local:smollm2-135m}
 * @param asked the name under which its calls are recorded, with the options that answers depend on
 * @param schemas whether it took JSON schemas for answers
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordedModelName(String name, String asked, boolean schemas) {

    /** A model that took none. */
    public RecordedModelName(String name, String asked) {
        this(name, asked, false);
    }
}
