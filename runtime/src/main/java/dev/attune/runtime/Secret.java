package dev.attune.runtime;

import org.apiguardian.api.API;

/**
 * A value that no log, message or report may show, such as the key of a server. Its text form does not show it. Immutable.
 *
 * @param value the value itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Secret(String value) {

    @Override
    public String toString() {
        return "(secret)";
    }
}
