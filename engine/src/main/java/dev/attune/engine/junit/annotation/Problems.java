package dev.attune.engine.junit.annotation;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/** Collects what is wrong with an annotated class, each with the member at fault. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Problems {

    private final Class<?> type;
    private final Set<String> found = new LinkedHashSet<>();

    public Problems(Class<?> type) {
        this.type = type;
    }

    /** A problem of the class as a whole. */
    public void ofClass(String problem) {
        found.add(type.getName() + " " + problem);
    }

    /** A problem of one of its methods. */
    public void of(Method method, String problem) {
        found.add(type.getName() + "." + method.getName() + " " + problem);
    }

    /** A problem that names its member itself. */
    void add(String problem) {
        found.add(problem);
    }

    public List<String> found() {
        return List.copyOf(new ArrayList<>(found));
    }

    /** A class or a member of one, as messages name it. */
    static String name(AnnotatedElement element) {
        if (element instanceof Class<?> type) {
            return type.getName();
        }
        return element instanceof Member member
                ? member.getDeclaringClass().getName() + "." + member.getName()
                : String.valueOf(element);
    }
}
