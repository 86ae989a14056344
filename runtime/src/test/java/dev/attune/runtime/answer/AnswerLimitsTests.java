package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.field.FieldText;
import dev.attune.runtime.field.FieldType;
import dev.attune.runtime.field.FieldTypes;
import dev.attune.runtime.text.UnreadableException;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that no honest model gives are repaired or refused like any other that cannot be read. */
class AnswerLimitsTests {

    private static final int DEPTH = 100_000;
    private static final FieldType PASSAGE = FieldTypes.BUILT_IN.get(Fixture.Passage.class);

    @Test
    void aRecordWithDeepNestingIsRepaired() {
        String deep = "{\"title\":\"a\",\"year\":1,\"more\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}";
        ScriptedModel model = ScriptedModel.answering(
                "Passage: " + deep + "\nPrice: 1\nPaid: yes\nIntents: cancel",
                "Passage: {\"title\":\"a\",\"year\":1}\nPrice: 1\nPaid: yes\nIntents: cancel");

        assertThat(Fixture.module(Fixture.Take.class, model).order("?").passage())
                .isEqualTo(new Fixture.Passage("a", 1));
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void nestingUpToTheLimitIsPassedOver() throws UnreadableException {
        String deep = "{\"title\":\"a\",\"year\":1,\"more\":" + "[".repeat(90) + "]".repeat(90) + "}";

        assertThat(PASSAGE.parse(deep)).isEqualTo(new Fixture.Passage("a", 1));
    }

    @Test
    void nestingBeyondTheLimitIsNoRecord() {
        String deep = "{\"title\":\"a\",\"year\":1,\"more\":" + "[".repeat(100) + "]".repeat(100) + "}";

        assertThatThrownBy(() -> PASSAGE.parse(deep))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("it is not a JSON object that is complete and valid, with each key once");
    }

    @Test
    void aNumberThatGoesOnForeverIsRefused() {
        String endless = "{\"title\":\"a\",\"year\":" + "1".repeat(1_001) + "}";

        assertThatThrownBy(() -> PASSAGE.parse(endless)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> Fixture.answering(Fixture.Count.class, "Number: " + "1".repeat(1_001))
                        .number("?"))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void theLongestAnswerIsRead() {
        String longest = "a".repeat(AnswerParser.MAX_LENGTH - "Answer: ".length());

        assertThat(Fixture.answering(Fixture.ThinkAndAnswer.class, "Answer: " + longest)
                        .answer("?"))
                .isEqualTo(longest);
    }

    @Test
    void aLongerOneIsRefusedAndNotSentBackAsAWhole() {
        ScriptedModel model = ScriptedModel.answering("a".repeat(AnswerParser.MAX_LENGTH + 1), "Intent: cancel");

        assertThat(Fixture.module(Fixture.PickIntent.class, model).intent("?")).isEqualTo(Fixture.Intent.CANCEL);
        assertThat(model.asked().get(1)).contains(AiMessage.from("a".repeat(1_000) + "…"));
        assertThat(model.asked().get(1).get(3).toString()).contains("it is longer than 1000000 characters");
    }

    @Test
    void whatLooksLikeAFormatOrAReplacementIsKeptAsItIs() {
        String text = "%s %n $1 ${env:PATH} \\Q.*\\E {0} #{1+1}";

        assertThat(Fixture.answering(Fixture.ThinkAndAnswer.class, "Answer: " + text)
                        .answer("?"))
                .isEqualTo(text);
        assertThat(FieldText.render(List.of(text, text + "\n" + text)))
                .isEqualTo("[1] " + text + "\n[2] " + text + "\n    " + text);
    }
}
