package dev.attune.engine.config;

import org.apiguardian.api.API;

/** Whether the answers of models come from a recording. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum ReplayMode {
    /** Models are asked, and nothing is recorded. */
    OFF,
    /** Models are asked, and their answers become the recording of the program. */
    RECORD,
    /** All answers come from the recording; what it does not hold ends the run. */
    STRICT
}
