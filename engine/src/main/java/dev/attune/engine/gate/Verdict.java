package dev.attune.engine.gate;

public enum Verdict {
    PASSED,
    FAILED,
    INCONCLUSIVE
}
