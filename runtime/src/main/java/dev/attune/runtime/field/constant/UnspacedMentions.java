package dev.attune.runtime.field.constant;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds constants of scripts that put no blanks between words, such as Chinese: anywhere in a line, the longest first. */
final class UnspacedMentions {

    private static final int NEAR = 4;
    private static final Pattern NEGATED_BEFORE = Pattern.compile("[不没沒非無无未别別][^。，、；：！？,.;:!?]{0,3}$");
    private static final Pattern NEGATED_AFTER = Pattern.compile("^[^。，、；：！？,.;:!?]{0,3}(?:ない|なく|なか|ません|아니|않|なし|[?？])");

    private final Map<String, Object> constants =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void add(String text, Object constant) {
        constants.put(text, constant);
    }

    Set<Object> in(String line) {
        Set<Object> found = new LinkedHashSet<>();
        BitSet taken = new BitSet();
        constants.forEach((text, constant) -> {
            for (int at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length())) {
                int end = at + text.length();
                if (!taken.get(at) && !isNegated(line, at, end)) {
                    found.add(constant);
                }
                taken.set(at, end);
            }
        });
        return found;
    }

    private static boolean isNegated(String line, int from, int to) {
        String before = line.substring(Math.max(0, from - NEAR), from);
        String after = line.substring(to, Math.min(line.length(), to + 2 * NEAR));
        return NEGATED_BEFORE.matcher(before).find()
                || NEGATED_AFTER.matcher(after).find();
    }
}
