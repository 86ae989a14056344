package dev.attune.engine.instance;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.apiguardian.api.API;

/** An instance of an annotated class, and what its framework has for it. Its methods are called from several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProvidedInstance extends AutoCloseable {

    /** Returns the instance. */
    Object instance();

    /**
     * Returns the value of a parameter of one of its methods that is no module. Called once when the program begins, and then for each run of
     * the program on an example.
     *
     * @throws InstanceException if there is none, or more than one; the message says what to do
     */
    Object argument(Parameter parameter);

    /**
     * Returns the model to test, if neither the class nor the settings name one.
     *
     * @throws InstanceException if there is more than one
     */
    default Optional<ChatModel> model() {
        return Optional.empty();
    }

    /**
     * Returns why what the program has just done does not count, such as that it called a module that has not the prompts that are measured.
     * Ends the run.
     */
    default Optional<String> complaint() {
        return Optional.empty();
    }

    /** Ends the use of the instance, after the last test of the program. */
    @Override
    void close();
}
