package dev.attune.engine.config;

import org.apiguardian.api.API;

/** What the console shows on demand. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Shown {
    /** Of each test leaf the first prompt whose answer could not be read, whole and with that answer. */
    PROMPTS
}
