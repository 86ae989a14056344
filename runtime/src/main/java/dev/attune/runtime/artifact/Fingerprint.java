package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What the result of a search depends on, in enough detail to say later what has changed. Immutable.
 *
 * @param modules the modules as defined in the source, by name
 * @param data the examples, by the name of their split, such as {@code training}
 * @param settings everything else, by name: the objective, the models, the optimizer with its settings, the seed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"modules", "data", "settings"})
public record Fingerprint(
        Map<String, ModuleFingerprint> modules, Map<String, SplitFingerprint> data, Map<String, String> settings) {

    /** Copies the maps, keeping their order. */
    public Fingerprint {
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Returns an id that is the same for equal fingerprints, and for hardly any others. */
    public String id() {
        return Digest.of(toString());
    }

    /** Returns what has changed since this was taken, in words; empty if nothing has. */
    public List<String> differences(Fingerprint now) {
        return changes(now).stream().map(Difference::sentence).toList();
    }

    /** Returns the same as {@link #differences}, with values before and now. */
    public List<Difference> changes(Fingerprint now) {
        Set<Difference> found = new LinkedHashSet<>(); // modules that share a type would tell of its change twice
        found.addAll(Changes.names(modules, now.modules, "module ", "", ModuleFingerprint::equals));
        modules.forEach((name, then) -> {
            ModuleFingerprint module = now.modules.get(name);
            if (module != null) {
                found.addAll(then.changes(name, module));
            }
        });
        data.forEach((name, then) -> {
            SplitFingerprint split = now.data.get(name);
            if (split != null) {
                found.addAll(then.changes(name, split));
            }
        });
        found.addAll(Changes.names(data, now.data, "the ", " split", (then, other) -> false));
        found.addAll(Changes.values(settings, now.settings));
        return new ArrayList<>(found);
    }
}
