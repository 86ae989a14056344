package dev.attune.engine.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an annotated class, each with the member at fault. */
final class Problems {

    private final Class<?> type;
    private final List<String> found = new ArrayList<>();

    Problems(Class<?> type) {
        this.type = type;
    }

    /** A problem of the class as a whole. */
    void ofClass(String problem) {
        found.add(type.getName() + " " + problem);
    }

    /** A problem of one of its methods. */
    void of(Method method, String problem) {
        found.add(type.getName() + "." + method.getName() + " " + problem);
    }

    /** A problem that names its member itself. */
    void add(String problem) {
        found.add(problem);
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
