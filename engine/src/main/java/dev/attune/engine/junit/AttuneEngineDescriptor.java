package dev.attune.engine.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree; closes the models when all programs have run. */
final class AttuneEngineDescriptor extends EngineDescriptor implements Node<AttuneExecutionContext> {

    AttuneEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Attune");
    }

    @Override
    public void cleanUp(AttuneExecutionContext context) {
        context.environment().models().close();
    }
}
