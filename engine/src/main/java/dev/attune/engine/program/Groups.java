package dev.attune.engine.program;

import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.config.Nearest;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.NamedValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Which examples belong together. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Groups {

    private Groups() {}

    /**
     * The group of each example.
     *
     * @param by the component or key of the input, or the named value, that is the same for the examples of a group
     * @throws DataException if an example has none of that name; the message names the nearest one
     */
    public static List<String> of(List<Example<?, ?>> examples, String by) {
        return of(examples, by, "by which groupBy groups");
    }

    /**
     * The slice of each example.
     *
     * @param by what is the same for the examples of a slice, named as for groups
     * @throws DataException if an example has none of that name; the message names the nearest one
     */
    public static List<String> slices(List<Example<?, ?>> examples, String by) {
        return of(examples, by, "by which a @Slice is made");
    }

    private static List<String> of(List<Example<?, ?>> examples, String by, String use) {
        return examples.stream().map(example -> of(example, by, use)).toList();
    }

    private static String of(Example<?, ?> example, String by, String use) {
        Map<String, Object> values = new LinkedHashMap<>(example.fields());
        if (example.input() instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    values.put(String.valueOf(key), value);
                }
            });
        }
        values.putAll(NamedValues.of(example.input()));
        Object group = values.get(by);
        if (group == null) {
            throw new DataException("example " + example.id() + " has no \"" + by + "\", " + use + "; "
                    + (values.isEmpty()
                            ? "its input is no record and no map, so name it with .with(\"" + by + "\", …)"
                            : "is \"" + Nearest.to(by, values.keySet()) + "\" meant? There are "
                                    + String.join(", ", values.keySet())));
        }
        return ValueText.stable(group);
    }
}
