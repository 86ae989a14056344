package dev.attune.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LanguageModel;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.runtime.annotations.Instruction;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Real runs, told to an OpenTelemetry in memory. */
class TelemetryRunListenerTests {

    @LmProgram
    @LabeledFewShot(demos = @Demos(maxLabeled = 2))
    static class Doubling {

        interface DoubleIt {
            @Instruction("Double the number.")
            int twice(int number);
        }

        @ProgramFactory
        Function<Integer, Integer> program(DoubleIt doubleIt) {
            return doubleIt::twice;
        }

        @TrainSet
        List<Example<Integer, Integer>> train() {
            return numbers(0, 6);
        }

        @ValidationSet
        List<Example<Integer, Integer>> validation() {
            return numbers(10, 6);
        }

        @TestSet
        List<Example<Integer, Integer>> test() {
            return numbers(20, 20);
        }

        @Metric(objective = true)
        @Gate(gain = 0.1)
        boolean exact(Example<Integer, Integer> example, Integer prediction) {
            return example.expected().equals(prediction);
        }

        @Metric
        @Gate(atLeast = 0.9)
        boolean odd(Example<Integer, Integer> example, Integer prediction) {
            return prediction % 2 == 1;
        }

        @LanguageModel
        ChatModel model() {
            return new RightWithDemos();
        }

        private static List<Example<Integer, Integer>> numbers(int from, int count) {
            return IntStream.range(from, from + count)
                    .mapToObj(number -> Example.of("n" + number, number, 2 * number))
                    .toList();
        }
    }

    static final class RightWithDemos implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            boolean demos = request.messages().stream().anyMatch(AiMessage.class::isInstance);
            UserMessage last =
                    (UserMessage) request.messages().get(request.messages().size() - 1);
            int number = Integer.parseInt(last.singleText().replaceAll("(?s).*?(\\d+).*", "$1"));
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from("Twice: " + (demos ? 2 * number : 0)))
                    .build();
        }
    }

    @TempDir
    Path folder;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryLogRecordExporter events = InMemoryLogRecordExporter.create();

    @AfterEach
    void forget() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void eachLeafIsASpanWithItsPhases() {
        run();

        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .contains(
                        "preflight preflight",
                        "optimizer labeled-few-shot",
                        "phase baseline",
                        "gate exact",
                        "gate odd");
        SpanData search = span("optimizer labeled-few-shot");
        assertThat(span("phase baseline").getParentSpanId()).isEqualTo(search.getSpanId());
        assertThat(search.getAttributes().get(AttributeKey.longKey("attune.calls")))
                .isPositive();
        assertThat(search.getEndEpochNanos()).isGreaterThanOrEqualTo(search.getStartEpochNanos());
        assertThat(span("gate odd").getStatus().getStatusCode())
                .isEqualTo(StatusData.error().getStatusCode());
        assertThat(span("gate exact").getAttributes().get(AttributeKey.stringKey("attune.outcome")))
                .isEqualTo("passed");
    }

    @Test
    void eachGateIsAnEvaluationResultInTheSpanOfItsLeaf() {
        run();

        List<LogRecordData> results = events.getFinishedLogRecordItems();
        assertThat(results)
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.getEventName()).isEqualTo("gen_ai.evaluation.result"));
        LogRecordData exact = results.stream()
                .filter(result -> "exact".equals(text(result, "gen_ai.evaluation.name")))
                .findFirst()
                .orElseThrow();
        assertThat(exact.getSpanContext().getSpanId())
                .isEqualTo(span("gate exact").getSpanId());
        assertThat(exact.getAttributes().get(AttributeKey.doubleKey("gen_ai.evaluation.score.value")))
                .isEqualTo(1);
        assertThat(exact.getAttributes().get(AttributeKey.doubleKey("attune.gain")))
                .isEqualTo(1);
        assertThat(text(exact, "gen_ai.evaluation.score.label")).isEqualTo("passed");
        assertThat(text(exact, "gen_ai.evaluation.explanation")).contains("exact");
    }

    @Test
    void whereNobodyHasSetUpTelemetryNothingHappens() {
        execute();

        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }

    private static String text(LogRecordData event, String attribute) {
        return String.valueOf(event.getAttributes().get(AttributeKey.stringKey(attribute)));
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void run() {
        OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .setLoggerProvider(SdkLoggerProvider.builder()
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(events))
                        .build())
                .buildAndRegisterGlobal();
        execute();
    }

    private void execute() {
        EngineTestKit.engine("attune")
                .selectors(selectClass(Doubling.class))
                .configurationParameter("attune.mode", "optimize")
                .configurationParameter(
                        "attune.output", folder.resolve("output").toString())
                .configurationParameter(
                        "attune.journal", folder.resolve("journal").toString())
                .configurationParameter(
                        "attune.artifacts", folder.resolve("artifacts").toString())
                .execute();
    }
}
