package dev.attune.report.project;

import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.TestSet;
import dev.attune.engine.data.Example;
import java.util.List;

/** Greets more persons than its gate asks for, but too few are tried to be sure. */
@LmProgram
@Mipro(trials = 3, instructions = 2, demoSets = 1)
class InconclusiveGateTest extends Greetings {

    InconclusiveGateTest() {
        super(60);
    }

    @TestSet
    List<Example<String, String>> test() {
        return persons(3000, 10);
    }

    @Metric
    @Gate(atLeast = 0.5)
    boolean exact(Example<String, String> example, String greeting) {
        return example.expected().equals(greeting);
    }
}
