package dev.attune.engine.optimize.settings;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** The settings of an optimizer, group after group. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SettingsText {

    private SettingsText() {}

    @SafeVarargs
    public static List<String> join(List<String>... groups) {
        return Arrays.stream(groups).flatMap(List::stream).toList();
    }
}
