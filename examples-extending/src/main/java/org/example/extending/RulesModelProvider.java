package org.example.extending;

import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Set;

/** Opens {@code rules:capitals}, with the setting {@code attune.model.rules.mark} for the mark that ends its sentences. */
public final class RulesModelProvider implements ModelProvider {

    @Override
    public String scheme() {
        return "rules";
    }

    @Override
    public Set<String> options() {
        return Set.of("mark");
    }

    @Override
    public ChatModel open(String name, ModelOptions options) {
        if (!name.equals("capitals")) {
            throw new IllegalArgumentException("there is no model rules:" + name + "; there is rules:capitals");
        }
        return new CapitalsModel(options.get("mark").orElse("."));
    }
}
