package dev.attune.runtime.signature;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One instruction and one list of demos for every module of a program: what an optimizer searches for. Immutable.
 *
 * @param modules the prompt of each module by module name, in program order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PromptSet(Map<String, ModulePrompt> modules) {

    /** Copies the map, keeping its order. */
    public PromptSet {
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }

    /** Returns the prompt set of the unoptimized program: seed instructions and no demos. */
    public static PromptSet seed(Collection<Signature> signatures) {
        Map<String, ModulePrompt> prompts = new LinkedHashMap<>();
        for (Signature signature : signatures) {
            prompts.put(signature.name(), signature.seedPrompt());
        }
        return new PromptSet(prompts);
    }

    /**
     * Returns the prompt of a module.
     *
     * @throws IllegalArgumentException if there is no module of that name
     */
    public ModulePrompt module(String name) {
        ModulePrompt prompt = modules.get(name);
        if (prompt == null) {
            throw new IllegalArgumentException("no module " + name + " in this prompt set; it has " + modules.keySet());
        }
        return prompt;
    }

    /** Returns this set with the prompt of one module replaced or added. */
    public PromptSet with(String name, ModulePrompt prompt) {
        Map<String, ModulePrompt> changed = new LinkedHashMap<>(modules);
        changed.put(name, prompt);
        return new PromptSet(changed);
    }
}
