package dev.attune.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.CallListener;
import dev.attune.runtime.Modules;
import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modules as their users write them: neither public nor in the package of the runtime. */
class ProductionTests {

    private enum Mood {
        GOOD,
        BAD
    }

    private record Part(String text, Mood mood) {}

    private record Verdict(@Field("how it reads") Mood mood, List<Part> parts) {}

    private interface Judge {
        @Instruction("Judge.")
        Verdict judge(Part part);

        default Mood mood(String text) {
            return judge(new Part(text, Mood.BAD)).mood();
        }
    }

    private final ScriptedModel model =
            ScriptedModel.answering("Mood: good\nParts:\n[1] {\"text\": \"a\", \"mood\": \"bad\"}");
    private final Judge judge = judge();

    private Judge judge() {
        Signature signature = Signature.of(Judge.class);
        return Modules.create(Judge.class, signature, signature.seedPrompt(), model, CallListener.NONE);
    }

    @Test
    void privateRecordsAreShownAndMade() {
        assertThat(judge.judge(new Part("x", Mood.GOOD)))
                .isEqualTo(new Verdict(Mood.GOOD, List.of(new Part("a", Mood.BAD))));
        assertThat(model.asked().get(0).toString()).contains("{\"text\":\"x\",\"mood\":\"GOOD\"}");
    }

    @Test
    void annotationsOfRecordComponentsAreFound() {
        assertThat(Signature.of(Judge.class).outputs().get(0).description()).isEqualTo("how it reads");
    }

    @Test
    void defaultMethodsOfPrivateInterfacesRun() {
        assertThat(judge.mood("x")).isEqualTo(Mood.GOOD);
    }
}
