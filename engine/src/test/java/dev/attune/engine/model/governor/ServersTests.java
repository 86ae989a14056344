package dev.attune.engine.model.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.config.Pace;
import dev.attune.engine.model.budget.Meter;
import dev.attune.engine.model.layer.CallLayer;
import dev.attune.engine.model.layer.ModelCall;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServersTests {

    private static final RuntimeException GONE = new UncheckedIOException("gone", new ConnectException("refused"));
    private static final RuntimeException BROKEN = new InternalServerException("status 500");
    private static final RuntimeException LATE = new TimeoutException("no answer in time");

    private final List<String> asked = new ArrayList<>();
    private final Map<String, RuntimeException> failing = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private final Ticking clock = new Ticking();

    @Test
    void leastInFlight() {
        Servers servers = servers(48, "a", "b", "c");
        List<Server> entered = List.of(plain(servers), plain(servers), plain(servers), plain(servers));
        assertThat(entered).extracting(Server::address).containsExactly("a", "b", "c", "a");
        servers.leave(entered.get(1));
        assertThat(plain(servers).address()).isEqualTo("b");
        assertThat(plain(servers).address()).isEqualTo("b");
        assertThat(plain(servers).address()).isEqualTo("c");
    }

    @Test
    void prefixAffinity() {
        // 16 places each: a server may have two calls more than another
        Servers servers = servers(32, "a", "b");
        assertThat(of(servers, "p").address()).isEqualTo("a");
        assertThat(of(servers, "q").address()).isEqualTo("b");
        assertThat(of(servers, "q").address()).isEqualTo("b");
        assertThat(of(servers, "p").address()).isEqualTo("a");
        assertThat(List.of(of(servers, "q"), of(servers, "q"), of(servers, "q")))
                .allMatch(at -> at.address().equals("b"));
        // b has five, a two
        assertThat(of(servers, "q").address()).isEqualTo("a");
        assertThat(of(servers, "q").address()).isEqualTo("a");
    }

    @Test
    void demosBelongToTheBeginningAndTheLastQuestionDoesNot() {
        Servers servers = servers(32, "a", "b");
        ChatRequest.Builder first = ChatRequest.builder()
                .messages(
                        SystemMessage.from("s"),
                        UserMessage.from("demo"),
                        AiMessage.from("answer"),
                        UserMessage.from("1"));
        ChatRequest.Builder other = ChatRequest.builder()
                .messages(
                        SystemMessage.from("s"),
                        UserMessage.from("other demo"),
                        AiMessage.from("answer"),
                        UserMessage.from("1"));
        ChatRequest.Builder second = ChatRequest.builder()
                .messages(
                        SystemMessage.from("s"),
                        UserMessage.from("demo"),
                        AiMessage.from("answer"),
                        UserMessage.from("2"));
        assertThat(enter(servers, first.build()).address()).isEqualTo("a");
        assertThat(enter(servers, other.build()).address()).isEqualTo("b");
        assertThat(enter(servers, second.build()).address()).isEqualTo("a");
    }

    @Test
    void noServerGetsMoreThanItsPlacesForABeginningWhileAnotherHasRoom() {
        Servers servers = servers(4, "a", "b");
        List<Server> entered = List.of(of(servers, "p"), of(servers, "p"), of(servers, "p"), of(servers, "p"));
        assertThat(entered).extracting(Server::address).containsExactly("a", "a", "b", "b");
    }

    @Test
    void aServerThatIsGoneIsLeftOutAtOnceAndToldOnce() {
        GovernorLayer governor = governor("a", "b");
        failing.put("a", GONE);
        governor.answer(call("1"));
        governor.answer(call("2"));
        assertThat(asked).containsExactly("a", "b", "b");
        assertThat(notices)
                .containsExactly(
                        "leaving out a, its calls go to the other servers; it is asked again after 30 s (gone)");
        assertThat(governor.notes())
                .containsExactly(
                        "The server a failed and was left out once; the others got its calls. It failed with: gone");
    }

    @Test
    void aServerThatFailsThreeTimesInARowIsLeftOut() {
        GovernorLayer governor = governor("a", "b");
        failing.put("a", BROKEN);
        governor.answer(call("1"));
        governor.answer(call("2"));
        failing.clear();
        governor.answer(call("3"));
        failing.put("a", BROKEN);
        governor.answer(call("4"));
        governor.answer(call("5"));
        assertThat(notices).isEmpty();
        governor.answer(call("6"));
        assertThat(notices).hasSize(1);
        asked.clear();
        governor.answer(call("7"));
        assertThat(asked).containsExactly("b");
    }

    @Test
    void aServerThatWasLeftOutIsAskedAgainAfterAPauseByOneCall() {
        GovernorLayer governor = governor("a", "b");
        failing.put("a", GONE);
        governor.answer(call("1"));
        clock.pass(Duration.ofSeconds(31));
        governor.answer(call("2"));
        governor.answer(call("3"));
        assertThat(asked).containsExactly("a", "b", "a", "b", "b");
        clock.pass(Duration.ofSeconds(31));
        failing.clear();
        governor.answer(call("4"));
        assertThat(asked).endsWith("b", "a");
        assertThat(notices).hasSize(2).last().isEqualTo("a answers again");
        assertThat(governor.notes()).singleElement().asString().contains("left out once");
    }

    @Test
    void aRefusedRequestSaysNothingAgainstAServer() {
        GovernorLayer governor = governor("a", "b");
        failing.put("a", new InvalidRequestException("too long"));
        for (int i = 0; i < 5; i++) {
            ModelCall call = call("" + i);
            assertThatThrownBy(() -> governor.answer(call)).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(asked).containsOnly("a").hasSize(5);
        assertThat(notices).isEmpty();
    }

    @Test
    void aCallThatHangsEverywhereHangsTwicePerAttempt() {
        GovernorLayer governor = governor("a", "b", "c", "d");
        Set.of("a", "b", "c", "d").forEach(server -> failing.put(server, LATE));
        assertThatThrownBy(() -> governor.answer(call("1"))).isSameAs(LATE);
        assertThat(asked).hasSize(2 * 2);
    }

    @Test
    void allDeadIsAnOutageAndTheyAreStillAsked() {
        GovernorLayer governor = governor("a", "b");
        failing.put("a", GONE);
        failing.put("b", GONE);
        assertThatThrownBy(() -> governor.answer(call("1"))).isSameAs(GONE);
        // two attempts
        assertThat(asked).containsExactly("a", "b", "a", "b");
        failing.remove("b");
        governor.answer(call("2"));
        assertThat(asked).endsWith("b");
        assertThat(notices).endsWith("b answers again");
    }

    private Servers servers(int inFlight, String... addresses) {
        return new Servers(layers(addresses), inFlight, told(), clock);
    }

    private GovernorLayer governor(String... addresses) {
        GovernorPolicy policy = new GovernorPolicy(64, 2, Duration.ofMillis(1), 1, Duration.ofSeconds(5), Pace.FREE);
        return new GovernorLayer(layers(addresses), policy, told(), clock);
    }

    /** Waits between attempts are told as well, which is not at issue here. */
    private WaitNotices told() {
        return new WaitNotices(
                notice -> {
                    if (!notice.startsWith("waiting ")) {
                        notices.add(notice);
                    }
                },
                () -> 0);
    }

    private Map<String, CallLayer> layers(String... addresses) {
        Map<String, CallLayer> layers = new LinkedHashMap<>();
        for (String address : addresses) {
            layers.put(address, call -> {
                asked.add(address);
                RuntimeException failure = failing.get(address);
                if (failure != null) {
                    throw failure;
                }
                return ChatResponse.builder().aiMessage(AiMessage.from("fine")).build();
            });
        }
        return layers;
    }

    private static Server plain(Servers servers) {
        return enter(servers, request("q"));
    }

    private static Server of(Servers servers, String beginning) {
        return enter(
                servers,
                ChatRequest.builder()
                        .messages(SystemMessage.from(beginning), UserMessage.from("q"))
                        .build());
    }

    private static Server enter(Servers servers, ChatRequest request) {
        return Objects.requireNonNull(servers.enter(new ModelCall("m", request, 0, new Meter()), Set.of()));
    }

    private static ModelCall call(String text) {
        return new ModelCall("m", request(text), 0, new Meter());
    }

    private static ChatRequest request(String text) {
        return ChatRequest.builder().messages(UserMessage.from(text)).build();
    }

    /** A clock that goes when it is told to. */
    private static final class Ticking extends Clock {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
