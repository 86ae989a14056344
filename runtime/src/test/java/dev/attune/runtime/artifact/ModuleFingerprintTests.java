package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.MaxOutputTokens;
import dev.attune.runtime.annotations.Temperature;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each pair of interfaces is one module before and after a change of the source. */
class ModuleFingerprintTests {

    enum Priority {
        LOW,
        HIGH
    }

    interface One {
        @Instruction("Pick.")
        Priority priority(String subject, String body);
    }

    interface InputRenamed {
        @Instruction("Pick.")
        Priority priority(String title, String body);
    }

    interface InputAdded {
        @Instruction("Pick.")
        Priority priority(String subject, String body, List<String> tags);
    }

    interface InputRemoved {
        @Instruction("Pick.")
        Priority priority(String subject);
    }

    interface InputsSwapped {
        @Instruction("Pick.")
        Priority priority(String body, String subject);
    }

    interface InputOfAnotherType {
        @Instruction("Pick.")
        Priority priority(String subject, List<String> body);
    }

    interface InputDescribed {
        @Instruction("Pick.")
        Priority priority(@Field("first line of the mail") String subject, String body);
    }

    interface OutputRenamed {
        @Instruction("Pick.")
        Priority urgency(String subject, String body);
    }

    interface OutputOfAnotherType {
        @Instruction("Pick.")
        boolean priority(String subject, String body);
    }

    interface OtherInstruction {
        @Instruction("Choose.")
        Priority priority(String subject, String body);
    }

    interface Reasoning {
        @Instruction("Pick.")
        @ChainOfThought
        Priority priority(String subject, String body);
    }

    interface Tempered {
        @Instruction("Pick.")
        @Temperature(0.5) @MaxOutputTokens(20)
        Priority priority(String subject, String body);
    }

    @Test
    void theSameModuleHasNoDifferences() {
        assertThat(change(One.class, One.class)).isEmpty();
    }

    @Test
    void inputsThatWereRenamedAddedRemovedOrSwappedAreNamed() {
        assertThat(change(One.class, InputRenamed.class)).containsExactly("module M: input subject is now title");
        assertThat(change(One.class, InputAdded.class)).containsExactly("module M: input tags is new");
        assertThat(change(One.class, InputRemoved.class)).containsExactly("module M: input body is gone");
        assertThat(change(One.class, InputsSwapped.class)).containsExactly("module M: inputs are in another order");
    }

    @Test
    void typesAndDescriptionsAreNamedWithThenAndNow() {
        assertThat(change(One.class, InputOfAnotherType.class))
                .containsExactly("module M: input body was of type String and is of type List<String>");
        assertThat(change(One.class, InputDescribed.class))
                .containsExactly("module M: input subject was described as \"\" and is as \"first line of the mail\"");
        assertThat(change(One.class, OutputOfAnotherType.class))
                .containsExactly("module M: output priority was of type Priority and is of type boolean");
    }

    @Test
    void outputsAreNamed() {
        assertThat(change(One.class, OutputRenamed.class)).containsExactly("module M: output priority is now urgency");
    }

    @Test
    void reasoningTemperatureAndTokensAreNamed() {
        assertThat(change(One.class, Reasoning.class)).containsExactly("module M: reasoning was no and is yes");
        assertThat(change(One.class, Tempered.class))
                .containsExactly(
                        "module M: temperature was not set and is 0.5",
                        "module M: max output tokens was not set and is 20");
    }

    @Test
    void theInstructionOfTheSourceCountsForSearchesAndNotForRequests() {
        assertThat(change(One.class, OtherInstruction.class))
                .containsExactly("module M: its instruction in the source is another");
        assertThat(of(One.class).requestDifferences("M", of(OtherInstruction.class)))
                .isEmpty();
    }

    // -- types

    interface Then {
        enum Mood {
            GLAD("glad"),
            SAD("sad");

            private final String label;

            Mood(String label) {
                this.label = label;
            }

            @Override
            public String toString() {
                return label;
            }
        }

        record Item(String name, int count) {}

        record Order(String customer, List<Item> items) {}

        interface Take {
            @Instruction("Take.")
            Mood mood(Order order);
        }
    }

    interface Later {
        enum Mood {
            SAD("sad"),
            GLAD("happy"),
            ANGRY("angry");

            private final String label;

            Mood(String label) {
                this.label = label;
            }

            @Override
            public String toString() {
                return label;
            }
        }

        record Item(String title, long count) {}

        record Order(String customer, List<Item> items, boolean paid) {}

        interface Take {
            @Instruction("Take.")
            Mood mood(Order order);
        }
    }

    interface Swapped {
        enum Mood {
            SAD("sad"),
            GLAD("glad");

            private final String label;

            Mood(String label) {
                this.label = label;
            }

            @Override
            public String toString() {
                return label;
            }
        }

        record Item(int count, String name) {}

        record Order(String customer, List<Item> items) {}

        interface Take {
            @Instruction("Take.")
            Mood mood(Order order);
        }
    }

    @Test
    void constantsTheirLabelsAndNestedComponentsAreNamed() {
        assertThat(change(Then.Take.class, Later.Take.class))
                .containsExactlyInAnyOrder(
                        "Mood got ANGRY",
                        "Mood: GLAD was glad and is happy",
                        "Order got paid",
                        "Item: name is now title",
                        "Item: count was int and is long");
        assertThat(change(Later.Take.class, Then.Take.class)).contains("Mood lost ANGRY", "Order lost paid");
    }

    @Test
    void theOrderOfConstantsAndComponentsCountsSinceThePromptShowsIt() {
        assertThat(change(Then.Take.class, Swapped.Take.class))
                .containsExactlyInAnyOrder(
                        "the constants of Mood are in another order", "the components of Item are in another order");
    }

    interface Twins {
        record Left(Then.Mood mood, Later.Mood other) {}

        interface Take {
            @Instruction("Take.")
            String text(Left left);
        }
    }

    @Test
    void typesOfOneSimpleNameAreToldApart() {
        assertThat(of(Twins.Take.class).types()).containsOnlyKeys("Left", "Mood", Later.Mood.class.getName());
    }

    private static List<String> change(Class<?> then, Class<?> now) {
        return of(then).differences("M", of(now));
    }

    private static ModuleFingerprint of(Class<?> module) {
        return ModuleFingerprint.of(Signature.of(module));
    }
}
