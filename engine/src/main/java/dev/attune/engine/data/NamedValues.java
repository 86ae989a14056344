package dev.attune.engine.data;

import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The named values that inputs and outputs hold. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NamedValues {

    private NamedValues() {}

    /** The components of a record by name, without those that are null; nothing for other values. */
    public static Map<String, Object> of(@Nullable Object value) {
        return Example.components(value);
    }
}
