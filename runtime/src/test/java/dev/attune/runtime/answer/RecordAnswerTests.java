package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.Trace;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.SignatureField;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordAnswerTests {

    private static final String ORDER =
            "Passage: {\"title\": \"Rome\", \"year\": -753}\nPrice: 1.50\nPaid: yes\nIntents: cancel";

    @Test
    void aNestedRecordIsAJsonObject() {
        assertThat(Fixture.answering(Fixture.Take.class, ORDER).order("?"))
                .isEqualTo(new Fixture.Order(
                        new Fixture.Passage("Rome", -753),
                        new BigDecimal("1.50"),
                        true,
                        List.of(Fixture.Intent.CANCEL)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n{\"title\": \"Rome\",\n \"year\": -753}\n```",
                "{'title': 'Rome', 'year': '-753', 'note': 'more'}",
                "Here: {\"Title\": \"Rome\", \"YEAR\": -753} as asked {for}"
            })
    void anObjectIsReadTolerantly(String json) {
        String answer = ORDER.replaceFirst("\\{.*}", json);

        assertThat(Fixture.answering(Fixture.Take.class, answer).order("?").passage())
                .isEqualTo(new Fixture.Passage("Rome", -753));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rome",
                "{\"title\": \"Rome\"}",
                "{\"title\": \"Rome\", \"year\": null}",
                "{\"title\": \"Rome\"",
                "[1]"
            })
    void anObjectWithoutAllItsComponentsIsUnreadable(String json) {
        Fixture.Take module = Fixture.answering(Fixture.Take.class, ORDER.replaceFirst("\\{.*}", json));

        assertThatThrownBy(() -> module.order("?"))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("the field Passage: it is");
    }

    @Test
    void aWrongComponentIsNamed() {
        Fixture.Take module = Fixture.answering(Fixture.Take.class, ORDER.replace("-753", "\"old\""));

        assertThatThrownBy(() -> module.order("?"))
                .hasMessageContaining("the field Passage: in year, it holds no number");
    }

    record Percent(int value) {
        Percent {
            if (value > 100) {
                throw new IllegalArgumentException("a percentage is at most 100");
            }
        }
    }

    interface Estimate {
        @Instruction("Estimate.")
        Percent estimate(String text);
    }

    @Test
    void aRecordThatRefusesItsValuesAsksForOthers() {
        ScriptedModel model = ScriptedModel.answering("Value: 120", "Value: 90");

        assertThat(Fixture.module(Estimate.class, model).estimate("?")).isEqualTo(new Percent(90));
        assertThat(model.asked().get(1).toString()).contains("its values are refused: a percentage is at most 100");
    }

    @Test
    void aRecordThatRefusesTwiceIsOneFailedCallInTheTrace() {
        Trace.Recorder recorder = new Trace.Recorder();
        Estimate module = Fixture.module(Estimate.class, ScriptedModel.answering("Value: 120"), recorder);

        assertThatThrownBy(() -> module.estimate("?"))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("a percentage is at most 100");
        assertThat(recorder.trace().calls()).singleElement().satisfies(call -> {
            assertThat(call.failure()).isInstanceOf(UnreadableAnswerException.class);
            assertThat(call.outputs()).isEmpty();
        });
    }

    record Accessors(String name) {
        boolean isLong() {
            return name.length() > 5;
        }

        String getOther() {
            throw new IllegalStateException("no component");
        }
    }

    @Test
    void onlyComponentsAreShown() {
        SignatureField field = new SignatureField("a", "A", "", Accessors.class);

        assertThat(field.normalize(new Accessors("x"))).contains("{\"name\":\"x\"}");
    }
}
