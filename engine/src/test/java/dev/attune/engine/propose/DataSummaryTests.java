package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.fixtures.NumberData;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.langchain4j.data.message.UserMessage;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DataSummaryTests {

    private final AtomicInteger batch = new AtomicInteger();

    @Test
    void theFirstObservationsAreKeptHoweverMuchIsSaidLater() {
        ScriptedModel model =
                new ScriptedModel(asked -> "observation " + batch.incrementAndGet() + " " + "and so on ".repeat(200));
        new DataSummary(new ProposerCalls(number -> model, OptionalInt.empty()), new RefusedAnswers(text -> {}))
                .write(NumberData.numbers(0, 100));

        assertThat(model.requests()).hasSize(11);
        assertThat(model.requests().subList(1, 11)).allSatisfy(request -> {
            String user = ((UserMessage) request.messages().get(1)).singleText();
            assertThat(user).contains("observation 1 ");
        });
        String last = ((UserMessage) model.requests().get(10).messages().get(1)).singleText();
        for (int i = 1; i <= 10; i++) {
            assertThat(last).contains("observation " + i + " ");
        }
        assertThat(last).hasSizeLessThan(2_200);
    }
}
