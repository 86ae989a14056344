package dev.attune.report.view;

import dev.attune.engine.event.ModuleChange;
import dev.attune.report.html.Numbers;
import dev.attune.runtime.signature.Demonstration;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two lists of demos.
 *
 * @param after the demos after the change, in prompt order, each marked as kept or added
 * @param removed the demos that are no longer there
 */
record DemoChanges(List<Marked> after, List<Demonstration> removed) {

    static DemoChanges of(ModuleChange change) {
        return between(change.demosBefore(), change.demosAfter());
    }

    /** Compares two lists. */
    static DemoChanges between(List<Demonstration> before, List<Demonstration> after) {
        List<Demonstration> left = new ArrayList<>(before);
        List<Marked> marked = new ArrayList<>();
        for (Demonstration demo : after) {
            marked.add(new Marked(demo, !left.remove(demo)));
        }
        return new DemoChanges(List.copyOf(marked), List.copyOf(left));
    }

    /** How many demos are new. */
    long added() {
        return after.stream().filter(Marked::added).count();
    }

    /** How many demos were there before. */
    long kept() {
        return after.size() - added();
    }

    /** Whether the same demos are there as before, in whatever order. */
    boolean isUnchanged() {
        return added() == 0 && removed.isEmpty();
    }

    /** The change in words. */
    String inWords() {
        if (isUnchanged()) {
            return after.isEmpty() ? "no demos" : Numbers.count(after.size(), "demo") + " kept";
        }
        List<String> words = new ArrayList<>();
        if (added() > 0) {
            words.add(Numbers.count(added(), "demo") + " added");
        }
        if (!removed.isEmpty()) {
            words.add(Numbers.count(removed.size(), "demo") + " removed");
        }
        if (kept() > 0) {
            words.add(Numbers.count(kept()) + " kept");
        }
        return String.join(", ", words);
    }

    /** A demo of the list after the change. */
    record Marked(Demonstration demo, boolean added) {}
}
