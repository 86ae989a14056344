package dev.attune.engine.optimize;

import java.util.Arrays;
import java.util.List;

/** The settings of an optimizer, group after group. */
final class SettingsText {

    private SettingsText() {}

    @SafeVarargs
    static List<String> join(List<String>... groups) {
        return Arrays.stream(groups).flatMap(List::stream).toList();
    }
}
