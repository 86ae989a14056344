package dev.attune.runtime.artifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What became of named things, in words. */
final class Changes {

    private Changes() {}

    /**
     * Names that are gone, new, changed into another, or in another order.
     *
     * @param before what sentences begin with
     * @param after what follows a name
     * @param same whether two values are alike enough for one to be the other under a new name
     */
    static <V> List<Difference> names(
            Map<String, V> then, Map<String, V> now, String before, String after, BiPredicate<V, V> same) {
        Map<String, String> renamed = renamed(then, now, same);
        List<Difference> found = new ArrayList<>();
        renamed.forEach((old, name) ->
                found.add(new Difference(before + old + after, old, name, before + old + after + " is now " + name)));
        for (String name : gone(then, now)) {
            if (!renamed.containsKey(name)) {
                found.add(changed(before + name + after, "there", "gone", " is gone"));
            }
        }
        for (String name : gone(now, then)) {
            if (!renamed.containsValue(name)) {
                found.add(changed(before + name + after, "not there", "new", " is new"));
            }
        }
        if (found.isEmpty() && after.isEmpty() && !List.copyOf(then.keySet()).equals(List.copyOf(now.keySet()))) {
            found.add(order(before.strip() + "s", then, now));
        }
        return found;
    }

    static Difference changed(String what, String before, String now, String words) {
        return new Difference(what, before, now, what + words);
    }

    /** Names in another order. */
    static Difference order(String what, Map<String, ?> then, Map<String, ?> now) {
        return changed(
                what, String.join(", ", then.keySet()), String.join(", ", now.keySet()), " are in another order");
    }

    /** Old names with the new ones that took their places: only where as many came as went, and each fits. */
    static <V> Map<String, String> renamed(Map<String, V> then, Map<String, V> now, BiPredicate<V, V> same) {
        List<String> gone = gone(then, now);
        List<String> fresh = gone(now, then);
        Map<String, String> renamed = new LinkedHashMap<>();
        for (int i = 0; i < gone.size() && gone.size() == fresh.size(); i++) {
            V old = then.get(gone.get(i));
            V other = now.get(fresh.get(i));
            if (old != null && other != null && same.test(old, other)) {
                renamed.put(gone.get(i), fresh.get(i));
            }
        }
        return renamed;
    }

    /** Values of names that are the same. */
    static List<Difference> values(Map<String, String> then, Map<String, String> now) {
        Set<String> names = new LinkedHashSet<>(then.keySet());
        names.addAll(now.keySet());
        List<Difference> found = new ArrayList<>();
        for (String name : names) {
            String old = then.getOrDefault(name, "not set");
            String other = now.getOrDefault(name, "not set");
            if (!old.equals(other)) {
                found.add(Difference.value(inWords(name), old, other));
            }
        }
        return found;
    }

    /** Keys that are words of English get one, names of the source do not. */
    private static String inWords(String name) {
        if (name.equals("seed")) {
            return "the random seed"; // there are seed instructions too
        }
        return name.endsWith(" model") || name.equals("objective") || name.equals("optimizer") ? "the " + name : name;
    }

    /** The names of the one that the other has not. */
    static <V> List<String> gone(Map<String, V> then, Map<String, V> now) {
        return then.keySet().stream().filter(name -> !now.containsKey(name)).toList();
    }
}
