package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.NearestDeskFixture;
import dev.attune.engine.fixtures.SupportDesk;
import dev.attune.engine.fixtures.SupportDesk.Clerk;
import dev.attune.engine.fixtures.SupportDesk.Closing;
import dev.attune.engine.fixtures.SupportDesk.Greeter;
import dev.attune.engine.fixtures.SupportDesk.Stock;
import dev.attune.engine.fixtures.SupportDesk.Streamed;
import dev.attune.engine.fixtures.SupportDeskFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.model.Endpoint;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.layer.ModelCall;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.TunedPrompts;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The requests of AI Services in production are those that the run has kept in its journal, byte for byte: a journal knows a call by a hash of
 * its messages and parameters, tools included.
 */
@ParameterizedClass
@ValueSource(classes = {SupportDeskFixture.class, NearestDeskFixture.class})
class ServicePathsTests {

    /** Of an example of the test split. */
    private static final int NUMBER = 203;

    private static final String CUSTOMER = "ann" + NUMBER;

    private final Class<?> program;

    @TempDir
    Path folder;

    private final List<ChatRequest> asked = new ArrayList<>();
    private final Clerk model = new Clerk() {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.add(request);
            return super.doChat(request);
        }
    };

    ServicePathsTests(Class<?> program) {
        this.program = program;
    }

    @BeforeEach
    void tuned() {
        ProgramResult result = run(Mode.OPTIMIZE);
        assertThat(result.failures()).isEmpty();
        assertThat(result.gate("right").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.gate("right").winner().estimate().mean()).isEqualTo(1);
    }

    @Test
    void plainCallsSendWhatWasMeasured() {
        Greeter greeter = prompts().service(Greeter.class, model, UnaryOperator.identity());

        assertThat(greeter.greet("Books", NUMBER)).isEqualTo("hello " + NUMBER);

        assertThat(asked).hasSize(1);
        allWereMeasured();
    }

    @Test
    void callsWithToolsAndMemorySendWhatWasMeasured() {
        Stock stock = prompts().service(Stock.class, model, SupportDesk::stock);

        assertThat(stock.count(CUSTOMER, NUMBER)).isEqualTo("all of " + NUMBER);
        assertThat(stock.count(CUSTOMER, NUMBER + 1)).isEqualTo("all of " + (NUMBER + 1));

        assertThat(asked).hasSize(4);
        assertThat(asked.get(1).messages()).hasAtLeastOneElementOfType(ToolExecutionResultMessage.class);
        assertThat(asked.get(2).messages()).containsAll(own(asked.get(1)));
        allWereMeasured();
    }

    @Test
    void retriesOfGuardrailsSendWhatWasMeasured() {
        Closing closing = prompts().service(Closing.class, model, SupportDesk::closing);

        assertThat(closing.bye(CUSTOMER, NUMBER)).isEqualTo("bye " + NUMBER);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1).messages()).contains(UserMessage.from("Do not ask, say it."));
        allWereMeasured();
    }

    @Test
    void streamsSendWhatWasMeasured() {
        StreamingChatModel streaming = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                asked.add(request);
                handler.onCompleteResponse(
                        ChatResponse.builder().aiMessage(Clerk.answer(request)).build());
            }
        };
        Streamed.Teller teller = dev.langchain4j.service.AiServices.builder(Streamed.Teller.class)
                .streamingChatModel(prompts().streamingChatModel(Streamed.Teller.class, streaming))
                .build();
        CompletableFuture<String> answer = new CompletableFuture<>();

        teller.tell(NUMBER)
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> answer.complete(response.aiMessage().text()))
                .onError(answer::completeExceptionally)
                .start();

        assertThat(answer.join()).isEqualTo("tale " + NUMBER);
        assertThat(asked).hasSize(1);
        allWereMeasured();
    }

    @Test
    void anotherRequestWasNotMeasured() {
        prompts().service(Greeter.class, model, UnaryOperator.identity()).greet("Toys", NUMBER);

        assertThat(journal()).doesNotContain(key(asked.get(0)));
    }

    private void allWereMeasured() {
        Set<String> journal = journal();
        assertThat(asked).allSatisfy(request -> {
            assertThat(request.messages()).hasAtLeastOneElementOfType(AiMessage.class);
            assertThat(journal).as("the journal has %s", request.messages()).contains(key(request));
        });
    }

    /** What follows the demos. */
    private static List<ChatMessage> own(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        return messages.subList(messages.size() - 3, messages.size());
    }

    private static String key(ChatRequest request) {
        String name = Endpoint.object("task", new Clerk(), Price.FREE).name();
        return new ModelCall(name, request, 0, new Meter()).recorded().key();
    }

    private Set<String> journal() {
        Set<String> keys = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder.resolve("journals"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(file)) {
                    int json = line.indexOf('{');
                    JsonNode record =
                            json < 0 ? null : JsonMapper.builder().build().readTree(line.substring(json));
                    if (record != null && record.has("call")) {
                        keys.add(record.path("call").asText());
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(keys).isNotEmpty();
        return keys;
    }

    private TunedPrompts prompts() {
        return TunedPrompts.load(settings(Mode.OPTIMIZE)
                .output()
                .resolve(program.getName())
                .resolve(program == SupportDeskFixture.class ? "labeled-few-shot.json" : "knn-few-shot.json"));
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(program, () -> settings(mode));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
