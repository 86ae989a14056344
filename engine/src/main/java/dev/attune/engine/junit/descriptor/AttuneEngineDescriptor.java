package dev.attune.engine.junit.descriptor;

import org.apiguardian.api.API;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree; closes the models when all programs have run. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AttuneEngineDescriptor extends EngineDescriptor implements Node<AttuneExecutionContext> {

    public AttuneEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Attune");
    }

    @Override
    public void cleanUp(AttuneExecutionContext context) {
        context.environment().models().close();
    }
}
