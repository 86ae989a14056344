package dev.attune.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tuned prompts in langchain4j AI Services, in all ways in which they ask a model. */
class ServicesTests {

    interface Support {

        @dev.langchain4j.service.SystemMessage("You answer for {{shop}}. Be brief.")
        @dev.langchain4j.service.UserMessage("Question: {{question}}")
        String answer(@V("shop") String shop, @V("question") String question);
    }

    interface Chat {

        @dev.langchain4j.service.SystemMessage("You answer for {{shop}}. Be brief.")
        @dev.langchain4j.service.UserMessage("Question: {{question}}")
        String answer(@MemoryId String customer, @V("shop") String shop, @V("question") String question);
    }

    private static final PromptSet TUNED = prompts(
            "Support.answer",
            "Speak for {{shop}} in one word.",
            new Demonstration(
                    Origin.LABELED,
                    "1",
                    Map.of("shop", "Toys", "question", "Do you have trains?"),
                    Map.of("answer", "Yes.")));

    private static final PromptSet TUNED_CHAT = new PromptSet(Map.of("Chat.answer", TUNED.module("Support.answer")));

    private static final List<ChatMessage> BEGINNING = List.of(
            SystemMessage.from("Speak for Books in one word."),
            UserMessage.from("Question: Do you have trains?"),
            AiMessage.from("Yes."));

    @Test
    void theTunedInstructionTakesTheValuesOfTheCallAndDemosLookLikeTheService() {
        Scripted model = new Scripted("No.");
        Support support = service(Support.class, TUNED, model).build();

        assertThat(support.answer("Books", "Do you have trains?")).isEqualTo("No.");

        assertThat(model.requests).containsExactly(and(BEGINNING, UserMessage.from("Question: Do you have trains?")));
    }

    @Test
    void withoutDemosAndWithTheSeedInstructionNothingIsChanged() {
        Scripted own = new Scripted("No.");
        AiServices.builder(Support.class).chatModel(own).build().answer("Books", "Any?");
        Scripted model = new Scripted("No.");
        PromptSet seed = PromptSet.seed(Signature.allOf(Support.class));

        service(Support.class, seed, model).build().answer("Books", "Any?");

        assertThat(model.requests).isEqualTo(own.requests);
    }

    @Test
    void memoryHoldsNoDemosAndEachTurnHasThem() {
        Scripted model = new Scripted("One.", "Two.");
        Map<Object, MessageWindowChatMemory> memories = new LinkedHashMap<>();
        Chat support = service(Chat.class, TUNED_CHAT, model)
                .chatMemoryProvider(
                        id -> memories.computeIfAbsent(id, key -> MessageWindowChatMemory.withMaxMessages(10)))
                .build();

        support.answer("ann", "Books", "First?");
        support.answer("ann", "Books", "Second?");

        assertThat(Objects.requireNonNull(memories.get("ann")).messages())
                .hasSize(5)
                .doesNotContainAnyElementsOf(BEGINNING);
        assertThat(model.requests.get(1))
                .isEqualTo(and(
                        BEGINNING,
                        UserMessage.from("Question: First?"),
                        AiMessage.from("One."),
                        UserMessage.from("Question: Second?")));
    }

    static class Stock {
        @Tool
        String stock(String article) {
            return "3 of " + article;
        }
    }

    @Test
    void toolRoundsHaveTheTunedPrompt() {
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("1")
                .name("stock")
                .arguments("{\"arg0\": \"trains\"}")
                .build();
        Scripted model = new Scripted(AiMessage.from(call), AiMessage.from("Three."));
        List<ModuleCall> calls = new ArrayList<>();

        Services.builder(Support.class, Signature.allOf(Support.class), TUNED, model, calls::add)
                .tools(new Stock())
                .build()
                .answer("Books", "How many?");

        assertThat(model.requests)
                .hasSize(2)
                .allSatisfy(messages -> assertThat(messages.subList(0, 3)).isEqualTo(BEGINNING));
        assertThat(model.requests.get(1)).hasSize(6);
        assertThat(calls).singleElement().satisfies(done -> {
            assertThat(done.answer()).isEqualTo("Three.");
            assertThat(done.endings()).containsExactly(Ending.TOOL_CALL, Ending.WHOLE);
        });
    }

    static class Till {
        @Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
        String pay(String article) {
            return "paid for " + article;
        }
    }

    interface Shop {
        @dev.langchain4j.service.SystemMessage("Sell.")
        Result<String> sell(String article);
    }

    @Test
    void aCallThatAToolHasEndedIsNoUnreadableAnswer() {
        ToolExecutionRequest pay = ToolExecutionRequest.builder()
                .id("1")
                .name("pay")
                .arguments("{\"article\": \"trains\", \"arg0\": \"trains\"}")
                .build();
        List<ModuleCall> calls = new ArrayList<>();

        Result<String> result = Services.builder(
                        Shop.class,
                        Signature.allOf(Shop.class),
                        PromptSet.seed(Signature.allOf(Shop.class)),
                        new Scripted(AiMessage.from(pay)),
                        calls::add)
                .tools(new Till())
                .build()
                .sell("trains");

        assertThat(result.toolExecutions()).hasSize(1);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.failure()).isNull();
            assertThat(call.outputs()).isEmpty();
        });
    }

    static class NoDigits implements OutputGuardrail {
        @Override
        public OutputGuardrailResult validate(AiMessage answer) {
            return answer.text().contains("7") ? reprompt("digits", "Use no digits.") : success();
        }
    }

    @Test
    void retriesOfGuardrailsHaveTheTunedPrompt() {
        Scripted model = new Scripted("7.", "Seven.");

        String answer = service(Chat.class, TUNED_CHAT, model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(10))
                .outputGuardrails(new NoDigits())
                .build()
                .answer("ann", "Books", "How many?");

        assertThat(answer).isEqualTo("Seven.");
        assertThat(model.requests)
                .hasSize(2)
                .allSatisfy(messages -> assertThat(messages.subList(0, 3)).isEqualTo(BEGINNING));
    }

    interface Streaming {
        @dev.langchain4j.service.SystemMessage("Be brief.")
        TokenStream answer(String question);
    }

    @Test
    void streamsHaveTheTunedPrompt() {
        PromptSet tuned = prompts(
                "Streaming.answer",
                "One word.",
                new Demonstration(Origin.LABELED, "1", Map.of("question", "Trains?"), Map.of("answer", "Yes.")));
        List<List<ChatMessage>> requests = new ArrayList<>();
        StreamingChatModel model = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                requests.add(request.messages());
                handler.onCompleteResponse(
                        ChatResponse.builder().aiMessage(AiMessage.from("No.")).build());
            }
        };
        CompletableFuture<String> answer = new CompletableFuture<>();

        AiServices.builder(Streaming.class)
                .streamingChatModel(Services.model(Signature.allOf(Streaming.class), tuned, model))
                .build()
                .answer("Books?")
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> answer.complete(response.aiMessage().text()))
                .onError(answer::completeExceptionally)
                .start();

        assertThat(answer.join()).isEqualTo("No.");
        assertThat(requests)
                .containsExactly(List.of(
                        SystemMessage.from("One word."),
                        UserMessage.from("Trains?"),
                        AiMessage.from("Yes."),
                        UserMessage.from("Books?")));
    }

    enum Mood {
        GOOD,
        BAD
    }

    record Review(Mood mood, int stars) {}

    interface Reviews {
        @dev.langchain4j.service.UserMessage("What is the mood of this text? {{it}}")
        Mood mood(String text);

        @dev.langchain4j.service.UserMessage("Read this review: {{it}}")
        Review read(String text);
    }

    @Test
    void aUserMessageWithATemplateIsTunedAndKeepsTheFormatInstructions() {
        PromptSet tuned = prompts(
                        "Reviews.mood",
                        "Text: {{it}}\nMood:",
                        new Demonstration(Origin.LABELED, "1", Map.of("text", "Fine!"), Map.of("mood", "GOOD")))
                .with(
                        "Reviews.read",
                        new ModulePrompt(
                                "Read this review: {{it}}",
                                List.of(new Demonstration(
                                        Origin.LABELED, "2", Map.of("text", "Bah"), orderedOutputs()))));
        Scripted model = new Scripted("BAD", "{\"mood\": \"GOOD\", \"stars\": 4}");
        List<ModuleCall> calls = new ArrayList<>();
        Reviews reviews = Services.builder(Reviews.class, Signature.allOf(Reviews.class), tuned, model, calls::add)
                .build();

        assertThat(reviews.mood("Awful.")).isEqualTo(Mood.BAD);
        assertThat(reviews.read("Good.")).isEqualTo(new Review(Mood.GOOD, 4));

        List<ChatMessage> first = model.requests.get(0);
        String format = "\nYou must answer strictly with one of these enums:\nGOOD\nBAD";
        assertThat(first)
                .isEqualTo(List.of(
                        UserMessage.from("Text: Fine!\nMood:" + format),
                        AiMessage.from("GOOD"),
                        UserMessage.from("Text: Awful.\nMood:" + format)));
        assertThat(model.requests.get(1).get(1)).isEqualTo(AiMessage.from("{\"mood\":\"BAD\",\"stars\":1}"));
        assertThat(calls)
                .extracting(ModuleCall::outputs)
                .containsExactly(Map.of("mood", "BAD"), Map.of("mood", "GOOD", "stars", "4"));
        assertThat(calls).extracting(ModuleCall::inputs).contains(Map.of("text", "Awful."));
    }

    private static final PromptSet MOODS = prompts(
                    "Reviews.mood",
                    "Text: {{it}}\nMood:",
                    new Demonstration(Origin.LABELED, "1", Map.of("text", "Fine!"), Map.of("mood", "GOOD")))
            .with("Reviews.read", new ModulePrompt("Read this review: {{it}}", List.of()));

    @Test
    void aLayoutIsRefusedSinceAServiceHasMessagesOfItsOwn() {
        PromptSet laidOut =
                MOODS.with("Reviews.mood", MOODS.module("Reviews.mood").withLayout(PromptLayout.JSON));

        assertThatThrownBy(() -> service(Reviews.class, laidOut, new Scripted("BAD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "module Reviews.mood has a layout (\"answers as JSON instead of labeled lines\") where an"
                                + " AI Service has messages of its own, in their own places");
        Signature mood = Signature.allOf(Reviews.class).stream()
                .filter(signature -> signature.name().equals("Reviews.mood"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> Modules.messages(mood, laidOut.module("Reviews.mood"), Map.of("text", "Bah")))
                .hasMessageStartingWith("module Reviews.mood has a layout");
    }

    @Test
    void aModelThatTakesSchemasIsMeasuredWithThem() {
        TakingSchemas model = new TakingSchemas("{\"value\": \"BAD\"}");

        Mood mood = Services.builder(Reviews.class, Signature.allOf(Reviews.class), MOODS, model, CallListener.NONE)
                .build()
                .mood("Awful.");

        assertThat(mood).isEqualTo(Mood.BAD);
        assertThat(model.formats).doesNotContainNull();
        assertThat(model.scripted.requests)
                .containsExactly(List.of(
                        UserMessage.from("Text: Fine!\nMood:"),
                        AiMessage.from("{\"value\":\"GOOD\"}"),
                        UserMessage.from("Text: Awful.\nMood:")));
    }

    @Test
    void aModelThatTakesSchemasIsAskedWithoutThemIfThatWasMeasured() {
        Scripted plain = new Scripted("BAD");
        Services.builder(Reviews.class, Signature.allOf(Reviews.class), MOODS, plain, CallListener.NONE)
                .build()
                .mood("Awful.");
        TakingSchemas model = new TakingSchemas("BAD");

        AiServices.builder(Reviews.class)
                .chatModel(Services.model(Signature.allOf(Reviews.class), MOODS, model, false))
                .build()
                .mood("Awful.");

        assertThat(model.scripted.requests).isEqualTo(plain.requests);
        assertThat(model.formats).containsOnlyNulls();
    }

    private static final class TakingSchemas extends ForwardingModel {
        private final Scripted scripted;
        private final List<ResponseFormat> formats = new ArrayList<>();

        TakingSchemas(String... answers) {
            this(new Scripted(answers));
        }

        private TakingSchemas(Scripted scripted) {
            super(scripted);
            this.scripted = scripted;
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            formats.add(request.responseFormat());
            return scripted.chat(request);
        }

        @Override
        public Set<Capability> supportedCapabilities() {
            return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        }
    }

    @Test
    void anAnswerThatTheServiceCannotReadIsUnreadable() {
        Scripted model = new Scripted("who knows");
        List<ModuleCall> calls = new ArrayList<>();
        Reviews reviews = Services.builder(
                        Reviews.class,
                        Signature.allOf(Reviews.class),
                        PromptSet.seed(Signature.allOf(Reviews.class)),
                        model,
                        calls::add)
                .build();

        assertThatThrownBy(() -> reviews.mood("Awful.")).isInstanceOf(RuntimeException.class);

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.failure()).isInstanceOf(UnreadableAnswerException.class);
            assertThat(call.answer()).isEqualTo("who knows");
        });
    }

    @dev.langchain4j.service.SystemMessage("Be helpful.")
    interface Two {
        @dev.langchain4j.service.UserMessage("Translate: {{it}}")
        String translate(String text);

        @dev.langchain4j.service.UserMessage("Summarize: {{it}}")
        String summarize(String text);
    }

    @Test
    void methodsThatShareAMemoryHaveTheirOwnPrompts() {
        PromptSet tuned = new PromptSet(Map.of(
                "Two.translate", new ModulePrompt("Translate well.", List.of()),
                "Two.summarize", new ModulePrompt("Be short.", List.of())));
        Scripted model = new Scripted("1", "2", "3", "4");
        MessageWindowChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
        Two two = service(Two.class, tuned, model).chatMemory(memory).build();
        two.translate("a");
        two.summarize("b");
        MessageWindowChatMemory other = MessageWindowChatMemory.withMaxMessages(10);
        Two elsewhere = AiServices.builder(Two.class)
                .chatModel(Services.model(Signature.allOf(Two.class), tuned, model, false))
                .chatMemory(other)
                .build();
        elsewhere.translate("a");
        elsewhere.summarize("b");

        assertThat(model.requests)
                .extracting(messages -> ((SystemMessage) messages.get(0)).text())
                .containsExactly("Translate well.", "Be short.", "Translate well.", "Be short.");
    }

    @Test
    void aMessageThatAGuardrailHasRewrittenIsRefusedAndNoEarlierOneIsTuned() {
        InputGuardrail masks = new InputGuardrail() {
            @Override
            public InputGuardrailResult validate(UserMessage message) {
                return message.singleText().contains("secret") ? successWith("***") : success();
            }
        };
        Scripted model = new Scripted("GOOD", "GOOD");
        Reviews reviews = service(Reviews.class, PromptSet.seed(Signature.allOf(Reviews.class)), model)
                .chatMemory(MessageWindowChatMemory.withMaxMessages(10))
                .inputGuardrails(masks)
                .build();
        reviews.mood("Fine.");

        assertThatThrownBy(() -> reviews.mood("secret")).isInstanceOf(ServiceRequestException.class);
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void aFirstRequestThatATransformerHasRewrittenIsRefused() {
        Reviews reviews = service(Reviews.class, PromptSet.seed(Signature.allOf(Reviews.class)), new Scripted("GOOD"))
                .chatRequestTransformer(request -> request.toBuilder()
                        .messages(List.of(UserMessage.from("Something else")))
                        .build())
                .build();

        assertThatThrownBy(() -> reviews.mood("Fine."))
                .isInstanceOf(ServiceRequestException.class)
                .hasMessageContaining("has the messages of none of the texts of Reviews.mood");
    }

    @Test
    void aRetryWithoutMemoryIsSentAsLangchain4jSendsIt() {
        Scripted model = new Scripted("7.", "Seven.");

        String answer = service(Support.class, TUNED, model)
                .outputGuardrails(new NoDigits())
                .build()
                .answer("Books", "How many?");

        assertThat(answer).isEqualTo("Seven.");
        assertThat(model.requests.get(1)).containsExactly(UserMessage.from("Use no digits."));
    }

    interface Code {
        @dev.langchain4j.service.SystemMessage("Explain.")
        String explain(String code);
    }

    @Test
    void textInDemosIsLeftAsItIs() {
        PromptSet tuned = prompts(
                "Code.explain",
                "Explain.",
                new Demonstration(
                        Origin.LABELED, "1", Map.of("code", "```java\nint x;\n```"), Map.of("explain", "  An x.\n")));
        Scripted model = new Scripted("Yes.");

        service(Code.class, tuned, model).build().explain("int y;");

        assertThat(model.requests.get(0).subList(1, 3))
                .isEqualTo(List.of(UserMessage.from("```java\nint x;\n```"), AiMessage.from("  An x.\n")));
    }

    interface Lines {
        @dev.langchain4j.service.UserMessage("{{a}}\n{{b}}\n{{c}}\n{{d}}\nAnswer in one word.")
        String answer(@V("a") String a, @V("b") String b, @V("c") String c, @V("d") String d);
    }

    @Test
    @Timeout(10)
    void aLongMessageThatIsNoneOfTheServiceIsRefusedAtOnce() {
        ChatModel model = Services.model(
                Signature.allOf(Lines.class), PromptSet.seed(Signature.allOf(Lines.class)), new Scripted("No."), false);

        assertThatThrownBy(() -> model.chat(UserMessage.from("some line or other\n".repeat(10_000))))
                .isInstanceOf(ServiceRequestException.class);
    }

    @Test
    void valuesThatHoldTheTextBetweenVariablesAreNoMatterWhereTheCallIsKnown() {
        Scripted model = new Scripted("Yes.");
        PromptSet tuned = new PromptSet(Map.of("Lines.answer", new ModulePrompt("{{d}}|{{c}}|{{b}}|{{a}}", List.of())));

        service(Lines.class, tuned, model).build().answer("1\n2", "3", "4\n", "5");

        assertThat(model.requests.get(0)).containsExactly(UserMessage.from("5|4\n|3|1\n2"));
    }

    interface Lists {
        @dev.langchain4j.service.SystemMessage("List the reviews.")
        List<Review> read(String text);
    }

    record Page(List<Review> reviews) {}

    interface Pages {
        @dev.langchain4j.service.SystemMessage("List the reviews.")
        Page read(String text);
    }

    @Test
    void aRecordThatHoldsAListOfRecordsIsRead() {
        assertThat(Signature.allOf(Pages.class)).hasSize(1);
    }

    @Test
    void aMethodThatNeedsSchemasIsRefused() {
        assertThatThrownBy(() -> Signature.allOf(Lists.class))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("return a record that holds it");
    }

    @Test
    void anOutageBesideTheModelIsNoUnreadableAnswer() {
        List<ModuleCall> calls = new ArrayList<>();
        Support support = Services.builder(
                        Support.class, Signature.allOf(Support.class), TUNED, new Scripted("No."), calls::add)
                .contentRetriever(query -> {
                    throw new TimeoutException("the index is down");
                })
                .build();

        assertThatThrownBy(() -> support.answer("Books", "Any?")).isInstanceOf(TimeoutException.class);

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.failure()).isInstanceOf(TimeoutException.class));
    }

    @Test
    void aRequestThatIsNotOfTheServiceIsRefused() {
        ChatModel model = Services.model(Signature.allOf(Support.class), TUNED, new Scripted("No."), false);

        assertThatThrownBy(() -> model.chat(UserMessage.from("Hello")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has the messages of none of its tuned methods [Support.answer]");
    }

    interface Alike {
        @dev.langchain4j.service.SystemMessage("Be brief.")
        String one(String question);

        @dev.langchain4j.service.SystemMessage("Be brief.")
        String two(String question);
    }

    @Test
    void methodsWhoseRequestsLookAlikeAreRefused() {
        assertThatThrownBy(() -> Signature.allOf(Alike.class))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("requests of Alike.one and Alike.two cannot be told apart");
    }

    interface Untuned {
        String one(@dev.langchain4j.service.UserMessage String question);
    }

    @Test
    void aMethodWithoutATemplateIsRefused() {
        assertThatThrownBy(() -> Signature.allOf(Untuned.class))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("has no instruction that could be tuned");
    }

    interface OfOptional {
        @dev.langchain4j.service.SystemMessage("Answer.")
        String answer(@dev.langchain4j.service.UserMessage Optional<String> question);
    }

    @Test
    void parametersOfWhichTheServiceShowsNothingButToStringAreRefused() {
        assertThatThrownBy(() -> Signature.allOf(OfOptional.class))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("is of type Optional, of which langchain4j shows the toString()");
    }

    private static Map<String, String> orderedOutputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("mood", "BAD");
        outputs.put("stars", "1");
        return outputs;
    }

    private static <T> AiServices<T> service(Class<T> type, PromptSet prompts, ChatModel model) {
        return Services.builder(type, Signature.allOf(type), prompts, model, CallListener.NONE);
    }

    private static PromptSet prompts(String module, String instruction, Demonstration demo) {
        return new PromptSet(Map.of(module, new ModulePrompt(instruction, List.of(demo))));
    }

    private static List<ChatMessage> and(List<ChatMessage> first, ChatMessage... more) {
        List<ChatMessage> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static final class Scripted implements ChatModel {
        private final Deque<AiMessage> answers = new ArrayDeque<>();
        private final List<List<ChatMessage>> requests = new ArrayList<>();

        Scripted(String... answers) {
            for (String answer : answers) {
                this.answers.add(AiMessage.from(answer));
            }
        }

        Scripted(AiMessage... answers) {
            this.answers.addAll(List.of(answers));
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            requests.add(request.messages());
            return ChatResponse.builder().aiMessage(answers.remove()).build();
        }
    }
}
