package dev.attune.report.project;

import dev.attune.annotations.LanguageModel;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.runtime.annotations.Instruction;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A program that greets, with all it needs but a gate. */
abstract class Greetings {

    /** The module. */
    interface Greet {
        @Instruction("Greet the person.")
        String greeting(String person);
    }

    private final int percentRight;

    /** A program whose tuned prompt greets that many of a hundred persons rightly. */
    Greetings(int percentRight) {
        this.percentRight = percentRight;
    }

    @ProgramFactory
    Function<String, String> program(Greet greet) {
        return greet::greeting;
    }

    @TrainSet
    List<Example<String, String>> train() {
        return persons(1000, 10);
    }

    @ValidationSet
    List<Example<String, String>> validation() {
        return persons(2000, 20);
    }

    @LanguageModel
    ChatModel model() {
        return new GreetingModel(percentRight);
    }

    static List<Example<String, String>> persons(int from, int count) {
        List<Example<String, String>> persons = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            persons.add(Example.of("person " + i, "Person" + i, "Hello Person" + i)
                    .with("person", "Person" + i)
                    .with("greeting", "Hello Person" + i));
        }
        return persons;
    }
}
