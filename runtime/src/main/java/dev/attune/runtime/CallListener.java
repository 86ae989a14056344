package dev.attune.runtime;

import org.apiguardian.api.API;

/** Hears of each module call once, after it has succeeded or failed, in the thread of the call; its exceptions propagate to the caller. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface CallListener {

    /** Ignores all calls. */
    CallListener NONE = call -> {};

    /** A module call has ended. */
    void called(ModuleCall call);
}
