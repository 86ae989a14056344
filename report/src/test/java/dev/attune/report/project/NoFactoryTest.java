package dev.attune.report.project;

import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.engine.data.Example;

/** No usable program. */
@LmProgram
class NoFactoryTest {

    @Metric
    boolean exact(Example<String, String> example, String greeting) {
        return example.expected().equals(greeting);
    }
}
