package dev.attune.engine.junit;

import dev.attune.engine.config.Keys;
import dev.attune.engine.junit.descriptor.AttuneEngineDescriptor;
import dev.attune.engine.junit.descriptor.JUnitVersion;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;

/**
 * The test engine {@value #ID}. It finds classes with {@link dev.attune.annotations.LmProgram} by class, package, class path root,
 * module, method and unique id, and gives each a container with a leaf for its preflight, for each optimizer and for each gated
 * metric.
 *
 * <p>It reads the configuration parameters that {@link Keys} names, and no others; discovery reads none.
 *
 * <p>It needs JUnit Platform 6.0 or newer, and runs on 1.13 and 1.14 too. On an older one, or where parts of JUnit are of different
 * versions, each program has one test, which fails and says so; the tests of other engines run as if Attune were not there.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AttuneTestEngine implements TestEngine {

    /** The id of the engine. */
    public static final String ID = "attune";

    /** Made by {@link java.util.ServiceLoader}. */
    public AttuneTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        Optional<String> unfit = JUnitVersion.unfit();
        if (unfit.isEmpty()) {
            try {
                return new ProgramExecutor().discover(request, uniqueId);
            } catch (LinkageError | JUnitException e) {
                unfit = Optional.of(JUnitVersion.message(linkageErrorOf(e)));
            }
        }
        AttuneEngineDescriptor engine = new AttuneEngineDescriptor(uniqueId);
        Discovery.refuse(request, engine, unfit.get());
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        try {
            new ProgramExecutor().execute(request);
        } catch (LinkageError | JUnitException e) {
            Failing.all(request, new AssertionError(JUnitVersion.message(linkageErrorOf(e)), e));
        }
    }

    /** Only what cannot be linked is a matter of versions. */
    private static LinkageError linkageErrorOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError linkage) {
                return linkage;
            }
        }
        throw (JUnitException) thrown;
    }
}
