package dev.attune.report.project;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.TestSet;
import dev.attune.engine.data.Example;
import java.util.List;

/** Greets more persons than its gate asks for, but too few are tried to be sure. */
@LmProgram
@Mipro(search = @Search(trials = 3), demos = @Demos(sets = 1), proposals = @Proposals(instructions = 2))
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
