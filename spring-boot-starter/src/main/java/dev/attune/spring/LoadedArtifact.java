package dev.attune.spring;

import dev.attune.runtime.TunedPrompts;

/**
 * An artifact and the file that it was read from.
 *
 * @param file the name of a resource, or the path of a file
 * @param sha256 the checksum of the file, as {@code sha256sum} prints it
 * @param prompts its prompts
 */
record LoadedArtifact(String file, String sha256, TunedPrompts prompts) {

    /** The class that defined the program. */
    String program() {
        return prompts.artifact().program();
    }

    boolean hasModule(String name) {
        return prompts.artifact().modules().containsKey(name);
    }
}
