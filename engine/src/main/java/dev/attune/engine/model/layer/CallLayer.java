package dev.attune.engine.model.layer;

import dev.langchain4j.model.chat.response.ChatResponse;
import org.apiguardian.api.API;

/** One of the layers around a model: answers a call, itself or with the help of the layer below. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface CallLayer {

    ChatResponse answer(ModelCall call);
}
