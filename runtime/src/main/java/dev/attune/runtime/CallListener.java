package dev.attune.runtime;

import org.apiguardian.api.API;

/** Is told once of each module call when it has ended, well or not, in the thread of the call; what it throws, the call throws. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface CallListener {

    /** Ignores all calls. */
    CallListener NONE = call -> {};

    /** A module call has ended. */
    void called(ModuleCall call);
}
