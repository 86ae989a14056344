package dev.attune.engine.model;

import dev.langchain4j.model.chat.response.ChatResponse;

/** One of the layers around a model: answers a call, itself or with the help of the layer below. Thread-safe. */
@FunctionalInterface
interface CallLayer {

    ChatResponse answer(ModelCall call);
}
