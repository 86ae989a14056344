package dev.attune.engine.junit;

import dev.attune.engine.config.Keys;
import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * The test engine {@value #ID}. It finds classes with {@link dev.attune.annotations.LmProgram} by class, package, class path root,
 * module, method and unique id, and gives each a container with a leaf for its preflight, for each optimizer and for each gated
 * metric.
 *
 * <p>It reads the configuration parameters that {@link Keys} names, and no others; discovery reads none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AttuneTestEngine extends HierarchicalTestEngine<AttuneExecutionContext> {

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
        EngineDescriptor engine = new AttuneEngineDescriptor(uniqueId);
        Discovery.resolve(request, engine);
        return engine;
    }

    @Override
    protected AttuneExecutionContext createExecutionContext(ExecutionRequest request) {
        return AttuneExecutionContext.create(request);
    }
}
