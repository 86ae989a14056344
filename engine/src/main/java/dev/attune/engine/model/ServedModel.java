package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import org.apiguardian.api.API;

/**
 * A model as one server has it.
 *
 * @param server the address of the server, without credentials; empty where none is given
 * @param model asks that server
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ServedModel(String server, ChatModel model) {}
