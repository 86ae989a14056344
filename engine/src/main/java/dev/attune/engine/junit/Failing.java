package dev.attune.engine.junit;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** Reports all tests as failed where none of them can run, so that a build is not green by mistake. */
final class Failing {

    private Failing() {}

    static void all(ExecutionRequest request, AssertionError failure) {
        report(request.getRootTestDescriptor(), request.getEngineExecutionListener(), failure);
    }

    private static void report(TestDescriptor descriptor, EngineExecutionListener listener, AssertionError failure) {
        listener.executionStarted(descriptor);
        descriptor.getChildren().forEach(child -> report(child, listener, failure));
        listener.executionFinished(
                descriptor,
                descriptor.isTest() ? TestExecutionResult.failed(failure) : TestExecutionResult.successful());
    }
}
