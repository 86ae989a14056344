package dev.attune.engine.instance;

import dev.langchain4j.service.AiServices;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * What a framework adds to AI Services. A {@link ProvidedInstance} implements it, too, if its framework knows any; apart from it, since it needs
 * {@code dev.langchain4j:langchain4j}. Its method is called from several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ServiceWiring {

    /**
     * Returns what the framework adds to an AI Service, such as tools and memory. The builder has the tuned prompts; it must not be given
     * another chat model.
     *
     * @throws InstanceException if the framework has such a service and cannot tell what it is made of
     */
    <T> UnaryOperator<AiServices<T>> wiring(Class<T> service);
}
