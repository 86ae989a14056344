package dev.attune.spring;

import dev.attune.runtime.artifact.ArtifactException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence of an artifact's refusal instead of a stack trace; it says what to do as well. */
final class ArtifactFailureAnalyzer extends AbstractFailureAnalyzer<ArtifactException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ArtifactException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
