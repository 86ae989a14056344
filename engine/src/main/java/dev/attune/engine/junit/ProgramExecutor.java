package dev.attune.engine.junit;

import dev.attune.engine.junit.descriptor.AttuneEngineDescriptor;
import dev.attune.engine.junit.descriptor.AttuneExecutionContext;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/** Finds and runs programs on a JUnit Platform that has all that this takes. */
final class ProgramExecutor extends HierarchicalTestEngine<AttuneExecutionContext> {

    @Override
    public String getId() {
        return AttuneTestEngine.ID;
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
