package dev.attune.runtime.signature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One worked example of a module, as its prompt shows it. Immutable.
 *
 * @param origin where the demo comes from
 * @param exampleId the id of the example it was taken from
 * @param inputs the text of each input field by field name, in the order of the signature; fields that the example does not have are left
 *     out
 * @param outputs the text of each output field by field name, in the order of the signature; {@value Signature#REASONING} comes first if
 *     the module reasons
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Demonstration(Origin origin, String exampleId, Map<String, String> inputs, Map<String, String> outputs) {

    /** Where a demo comes from. */
    public enum Origin {
        /** From the data: the example itself gives the output fields. */
        LABELED,
        /** From the trace of a run of the program that scored well. */
        BOOTSTRAPPED
    }

    /** Copies the maps, keeping their order. */
    public Demonstration {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
