package dev.attune.engine.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.Frozen;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptRulesTests {

    @Constraints(
            keep = {"Never give medical advice.", "{{tone}}"},
            forbidden = "Guarantee",
            maxInstructionTokens = 20,
            maxDemoTokens = 6,
            noPersonalData = true)
    interface Careful {
        @Instruction("Answer in {{tone}}. Never give medical advice.")
        String answer(String question);
    }

    @Frozen
    interface Fixed {
        @Instruction("Stay.")
        String answer(String question);
    }

    interface FixedInstruction {
        @Instruction("Stay.")
        @Frozen(PromptPart.INSTRUCTION)
        String answer(String question);
    }

    interface Service {
        @SystemMessage("Answer.")
        @UserMessage("{{name}} asks: {{question}}")
        String answer(@V("name") String name, @V("question") String question);
    }

    private static final Signature CAREFUL = Signature.of(Careful.class);
    private static final PromptRules RULES = PromptRules.of(CAREFUL);

    @Test
    void theSeedMeetsTheRules() {
        assertThat(PromptRules.violations(List.of(CAREFUL), PromptSet.seed(List.of(CAREFUL))))
                .isEmpty();
    }

    @Test
    void aTextThatMustBeKeptMayBeBrokenIntoLinesAndNotChanged() {
        assertThat(RULES.instruction("{{tone}}: Never give\n  medical advice.")).isEmpty();
        assertThat(RULES.instruction("{{tone}}: never give medical advice."))
                .contains("without a text that it must keep (\"Never give medical advice.\")");
        assertThat(RULES.instruction("{{ton}} Never give medical advice."))
                .contains("without a text that it must keep (\"{{tone}}\")");
    }

    @Test
    void aForbiddenTextIsFoundInAnyCaseAndInDemosToo() {
        assertThat(RULES.instruction("{{tone}} Never give medical advice. No GUARANTEES."))
                .contains("that contains a forbidden text (\"Guarantee\")");
        assertThat(RULES.demo(demo("Is there a guarantee?", "no")))
                .contains("that contains a forbidden text (\"Guarantee\")");
    }

    @Test
    void aDemoOfAServiceHasEveryValueThatItsMessagesShow() {
        PromptRules rules = PromptRules.of(Signature.of(Service.class));

        assertThat(rules.demo(demo("Why?", "so")))
                .contains("without a text for its input name, which its message shows");
        assertThat(RULES.demo(new Demonstration(Origin.LABELED, "1", Map.of(), Map.of("answer", "so"))))
                .isEmpty();
    }

    @Test
    void personalDataAreNamedAndNeverQuoted() {
        assertThat(RULES.instruction("{{tone}} Never give medical advice. Ask jane@example.com."))
                .contains("that contains an e-mail address");
        assertThat(RULES.demo(demo("I am jane@example.com", "hi"))).contains("that contains an e-mail address");
    }

    @Test
    void anInstructionHasNoMoreTokensThanAllowed() {
        assertThat(RULES.instruction("{{tone}} Never give medical advice." + " word".repeat(30)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("of more than 20 tokens (\""));
    }

    @Test
    void demosAreCountedTogether() {
        Demonstration one = demo("one", "two");
        assertThat(RULES.fits(List.of(one), 1)).isTrue();
        assertThat(RULES.fits(List.of(one, one, one), 3)).isFalse();
        assertThat(RULES.refusal(List.of(one, one, one), DemoChoice.ALL)).contains("of more than 6 tokens together");
        assertThat(RULES.refusal(List.of(one, one, one), DemoChoice.nearest(1, "some model")))
                .isEmpty();
    }

    @Test
    void aFrozenModuleKeepsItsSeedAndHasNoDemos() {
        Signature fixed = Signature.of(Fixed.class);
        PromptSet changed = new PromptSet(Map.of("Fixed", new ModulePrompt("Go.", List.of(demo("one", "two")))));

        assertThat(PromptRules.violations(List.of(fixed), changed))
                .containsExactly(
                        "module Fixed has an instruction that is not the one in the source, which is @Frozen",
                        "module Fixed has demos where there are to be none, since they are @Frozen");
        assertThat(PromptRules.violations(List.of(fixed), PromptSet.seed(List.of(fixed))))
                .isEmpty();
    }

    @Test
    void oneFrozenPartLeavesTheOther() {
        Signature fixed = Signature.of(FixedInstruction.class);
        assertThat(PromptRules.of(fixed).isFrozen(PromptPart.INSTRUCTION)).isTrue();
        assertThat(PromptRules.of(fixed).isFrozen(PromptPart.DEMOS)).isFalse();
        assertThat(PromptRules.of(fixed).refusal(PromptLayout.JSON)).isEmpty();
    }

    @Test
    void aFrozenLayoutIsTheDefault() {
        PromptSet changed =
                new PromptSet(Map.of("Fixed", new ModulePrompt("Go.", List.of()).withLayout(PromptLayout.JSON)));

        assertThat(PromptRules.violations(List.of(Signature.of(Fixed.class)), changed))
                .contains("module Fixed has a layout that is not the default, since it is @Frozen");
    }

    @Test
    void aWriterIsToldEachRule() {
        assertThat(RULES.forWriters())
                .containsExactly(
                        "It must contain this text word for word: Never give medical advice.",
                        "It must contain this text word for word: {{tone}}",
                        "It must not contain this text, in any case: Guarantee",
                        "It must have at most 20 tokens; a word has one or two.",
                        "It must not contain e-mail addresses, phone numbers, IBANs or card numbers.");
    }

    private static Demonstration demo(String question, String answer) {
        return new Demonstration(Origin.LABELED, "x", Map.of("question", question), Map.of("answer", answer));
    }
}
