package dev.attune.report.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A test that has nothing to do with Attune. */
class OrdinaryTest {

    @Test
    void ordinary() {
        assertEquals(4, 2 + 2);
    }
}
