package dev.attune.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.data.Example;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldsTests {

    private final Example<?, ?> one = Example.of("one", 1, "1");
    private final Example<?, ?> two = Example.of("two", 2, "2");
    private final Folds folds = Folds.of(List.of(List.of(one), List.of(two)));

    @Test
    void aRequestThatShowsTheNearestDemosShowsAsManyOfTheOtherFolds() {
        DemoChoice nearest = DemoChoice.nearest(1, "some model");
        ModulePrompt pool = new ModulePrompt("Answer.", List.of(demo("one"), demo("two"), demo("other")), nearest);

        assertThat(without(one, pool))
                .isEqualTo(new ModulePrompt("Answer.", List.of(demo("two"), demo("other")), nearest));
    }

    @Test
    void theLayoutOfARequestStays() {
        ModulePrompt json =
                new ModulePrompt("Answer.", List.of(demo("one"), demo("two"))).withLayout(PromptLayout.JSON);

        assertThat(without(one, json)).isEqualTo(json.withDemos(List.of(demo("two"))));
    }

    @Test
    void noVoterShowsADemoOfTheFoldOfTheExample() {
        ModulePrompt first = new ModulePrompt("First.", List.of(demo("two")));
        ModulePrompt second = new ModulePrompt("Second.", List.of(demo("one"), demo("two")));
        ModulePrompt third = new ModulePrompt("Third.", List.of());

        assertThat(without(two, ModulePrompt.voting(List.of(first, second, third)))
                        .voters())
                .containsExactly(
                        new ModulePrompt("First.", List.of()),
                        new ModulePrompt("Second.", List.of(demo("one"))),
                        third);
    }

    private ModulePrompt without(Example<?, ?> example, ModulePrompt prompt) {
        return folds.without(example, new PromptSet(Map.of("Module", prompt))).module("Module");
    }

    private static Demonstration demo(String example) {
        return new Demonstration(Origin.LABELED, example, Map.of("number", example), Map.of("word", example));
    }
}
