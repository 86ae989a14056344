package dev.attune.engine.instance;

import java.lang.annotation.Annotation;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Makes the instances of annotated classes that a framework is to inject. Implementations are found by {@link java.util.ServiceLoader}: to
 * add one, write this class and a line in {@code META-INF/services/dev.attune.engine.instance.InstanceProvider}. Thread-safe, with a public
 * constructor without parameters.
 *
 * <p>A class that has a provider may have parameters in its constructor, and in its methods that give the program, data and models. Those of
 * the {@code @ProgramFactory} that are modules or AI Services come from Attune, and all others from {@link ProvidedInstance#argument}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface InstanceProvider {

    /** Returns whether this provider makes the instances of a class. Called at discovery: must not run code of the class. */
    boolean provides(Class<?> type);

    /** Returns whether this provider does what an annotation of a test framework asks for, such as {@code @ExtendWith}. */
    boolean follows(Annotation annotation);

    /** Returns what on a class this provider cannot do, a sentence each that continues its name. Called at discovery, like the others. */
    default List<String> problems(Class<?> type) {
        return List.of();
    }

    /**
     * Makes an instance, when the first test of the program needs it.
     *
     * @throws InstanceException if there can be none; the message is shown as a finding of the preflight
     */
    ProvidedInstance open(Class<?> type);
}
