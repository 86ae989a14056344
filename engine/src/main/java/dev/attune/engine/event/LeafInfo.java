package dev.attune.engine.event;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What every record says about its test leaf.
 *
 * @param uniqueId the unique id of the leaf on the JUnit Platform
 * @param programClass the fully qualified name of the annotated class
 * @param programName the display name of the program
 * @param modules the names of the modules in program order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LeafInfo(String uniqueId, String programClass, String programName, List<String> modules) {

    /** Copies the list. */
    public LeafInfo {
        modules = List.copyOf(modules);
    }
}
