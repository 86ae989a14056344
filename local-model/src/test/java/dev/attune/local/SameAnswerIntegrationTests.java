package dev.attune.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same request gets the same answer, whatever its context has computed before and others compute beside it. */
@Timeout(300)
class SameAnswerIntegrationTests {

    /** Prompts are computed in batches of so many tokens. */
    private static final int BATCH = 128;

    private static final int OUTPUT_TOKENS = 12;

    private static final List<String> QUESTIONS =
            List.of("What is a river?", "What is a mountain?", "What is bread?", "Why is the sky blue?");

    private static final Map<ChatRequest, String> EXPECTED = new LinkedHashMap<>();

    @BeforeAll
    static void answerEachFromItsBeginning() {
        try (LocalChatModel fresh = model(1, 1, false)) {
            for (ChatRequest request : requests(fresh)) {
                EXPECTED.put(request, answer(fresh, request));
            }
        }
        assertThat(EXPECTED.values()).doesNotHaveDuplicates();
    }

    @AfterAll
    static void forget() {
        EXPECTED.clear();
    }

    @Test
    void inAnyOrderInOneContext() {
        try (LocalChatModel model = model(1, 1, true)) {
            assertAnswers(model, shuffled(1));
            assertAnswers(model, shuffled(2));
        }
    }

    @Test
    void askedTwiceInARow() {
        try (LocalChatModel model = model(1, 1, true)) {
            for (ChatRequest request : shuffled(3).subList(0, 4)) {
                assertAnswers(model, List.of(request, request));
            }
        }
    }

    @Test
    void withFourContextsAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (LocalChatModel model = model(4, 4, true)) {
            List<ChatRequest> requests = shuffled(4);
            requests.addAll(shuffled(5));
            List<Future<String>> answers = new ArrayList<>();
            requests.forEach(request -> answers.add(callers.submit(() -> answer(model, request))));
            for (int i = 0; i < requests.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(EXPECTED.get(requests.get(i)));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** Without a pause after opening, about one context of seven forgot the beginning of its prompts here. */
    @Test
    void inContextsOpenedOnABusyMachine() throws Exception {
        int busyThreads = 2 * Runtime.getRuntime().availableProcessors();
        AtomicBoolean busy = new AtomicBoolean(true);
        ExecutorService others = Executors.newFixedThreadPool(busyThreads);
        try {
            for (int thread = 0; thread < busyThreads; thread++) {
                others.execute(() -> spinWhile(busy));
            }
            List<ChatRequest> sameBeginning =
                    new ArrayList<>(EXPECTED.keySet()).subList(QUESTIONS.size(), 2 * QUESTIONS.size());
            for (int opened = 0; opened < 4; opened++) {
                try (LocalChatModel model = model(1, 1, true)) {
                    assertAnswers(model, sameBeginning);
                }
            }
        } finally {
            busy.set(false);
            others.shutdown();
        }
        assertThat(others.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void spinWhile(AtomicBoolean busy) {
        while (busy.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void reuseIsLeftToProcessorsThatAreKnownToKeepEveryBit() {
        assertThat(LocalChatModel.Builder.reuseKeepsEveryBit("amd64")).isTrue();
        assertThat(LocalChatModel.Builder.reuseKeepsEveryBit("aarch64")).isFalse();
        assertThat(LocalChatModel.Builder.reuseKeepsEveryBit("")).isFalse();
    }

    /** Beginnings in common of no token, some, a batch and more; the last leaves one token for its last batch. */
    private static List<ChatRequest> requests(LocalChatModel model) {
        List<ChatRequest> requests = new ArrayList<>();
        for (String system :
                List.of("Answer briefly.", "Answer in one sentence. Think of children who have never heard of it.")) {
            for (String question : QUESTIONS) {
                requests.add(request(system, question));
            }
        }
        String story =
                "A farmer had a dog, a cat and a goose, and each of them wanted to sleep by the fire. ".repeat(6);
        requests.add(request(story, "Who was there?"));
        requests.add(request(story, "Who was there first?"));
        requests.add(request(story + "The fox came too.", "Who was there?"));
        int tokens = model.chat(request("", "Repeat:")).tokenUsage().inputTokenCount();
        ChatRequest lonely = request("", "Repeat:" + " dog".repeat(BATCH + 1 - tokens));
        assertThat(model.chat(lonely).tokenUsage().inputTokenCount()).isEqualTo(BATCH + 1);
        requests.add(lonely);
        return requests;
    }

    private static ChatRequest request(String system, String question) {
        return ChatRequest.builder()
                .messages(
                        system.isEmpty()
                                ? List.of(UserMessage.from(question))
                                : List.of(SystemMessage.from(system), UserMessage.from(question)))
                .build();
    }

    private static List<ChatRequest> shuffled(long seed) {
        List<ChatRequest> requests = new ArrayList<>(EXPECTED.keySet());
        Collections.shuffle(requests, new Random(seed));
        return requests;
    }

    private static void assertAnswers(LocalChatModel model, List<ChatRequest> requests) {
        for (ChatRequest request : requests) {
            assertThat(answer(model, request)).isEqualTo(EXPECTED.get(request));
        }
    }

    private static String answer(LocalChatModel model, ChatRequest request) {
        return model.chat(request).aiMessage().text();
    }

    private static LocalChatModel model(int parallel, int slots, boolean promptCache) {
        return LocalChatModel.builder()
                .model("smollm2-135m")
                .contextLength(512)
                .maxOutputTokens(OUTPUT_TOKENS)
                .threads(1)
                .parallel(parallel)
                .slots(slots)
                .promptCache(promptCache)
                .build();
    }
}
