package dev.attune.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where reports of finished leaves wait, by unique id, until Allure writes the results of these leaves. Thread-safe. */
final class FinishedLeaves {

    /**
     * The one piece of static state here. The engine and Allure each make their own instance of a listener by
     * {@link java.util.ServiceLoader}, in no fixed order, and neither hands out what it made: only the class itself is common to both.
     */
    static final FinishedLeaves SHARED = new FinishedLeaves(1000);

    private final Map<String, LeafReport> waiting = new LinkedHashMap<>();
    private final int capacity;

    /**
     * An empty place.
     *
     * @param capacity how many reports may wait; the oldest is dropped then, since where Allure does not listen nobody takes them
     */
    FinishedLeaves(int capacity) {
        this.capacity = capacity;
    }

    synchronized void put(String uniqueId, LeafReport report) {
        waiting.remove(uniqueId);
        waiting.put(uniqueId, report);
        if (waiting.size() > capacity) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** Hands out a report and forgets it. */
    synchronized Optional<LeafReport> take(String uniqueId) {
        return Optional.ofNullable(waiting.remove(uniqueId));
    }
}
