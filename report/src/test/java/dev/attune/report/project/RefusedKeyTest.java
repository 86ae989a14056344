package dev.attune.report.project;

import dev.attune.annotations.Demos;
import dev.attune.annotations.DisplayName;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.TestSet;
import dev.attune.engine.data.Example;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;

/** Greetings of the model that the settings name, whose server refuses the key. */
@LmProgram
@DisplayName("Greetings with a key that is refused")
@Mipro(search = @Search(trials = 3), demos = @Demos(sets = 1), proposals = @Proposals(instructions = 2))
class RefusedKeyTest extends Greetings {

    RefusedKeyTest() {
        super(0);
    }

    /** Not annotated, so that the settings name the model. */
    @Override
    ChatModel model() {
        throw new AssertionError("the settings name the model");
    }

    @TestSet
    List<Example<String, String>> test() {
        return persons(3000, 40);
    }

    @Metric
    @Gate(atLeast = 0.9)
    boolean exact(Example<String, String> example, String greeting) {
        return example.expected().equals(greeting);
    }
}
