package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.evaluate.Outcome;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Prediction.Answered;
import dev.attune.engine.predict.Prediction.Unanswered;
import dev.attune.engine.predict.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.Modules;
import dev.attune.runtime.Trace;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the model that writes instructions is told. */
class ProposerRequestTests {

    enum Team {
        BILLING,
        DELIVERY
    }

    /** First module. */
    interface Condense {
        @Instruction("Condense the letter.")
        @Field("what the customer wants")
        String wish(@Field("as it came in") String letter);
    }

    /** Second module. */
    interface PickTeam {
        @Instruction("Pick the team.")
        Team team(String wish);
    }

    record Letter(String letter) {}

    private static final Signature CONDENSE = Signature.of(Condense.class);
    private static final Signature PICK = Signature.of(PickTeam.class);
    private static final Grounding RUNS = new Grounding(false, false, false, true, true, List.of());

    private final List<String> progress = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final ScriptedModel model =
            new ScriptedModel(asked -> asked.system().contains("write instructions")
                    ? "<instruction>variant " + answers.incrementAndGet() + "</instruction>"
                    : "WRITTEN");

    @Test
    void theSystemMessageIsTheOneThatIsSent() {
        String sent = ((SystemMessage) Modules.messages(PICK, PICK.seedPrompt(), Map.of("wish", "refund"))
                        .get(0))
                .text();

        assertThat(sent).contains("BILLING", "DELIVERY");
        assertThat(request(PICK, RUNS)).contains("which begins with its instruction:\n" + sent);
        assertThat(request(CONDENSE, RUNS)).contains("as it came in", "what the customer wants");
    }

    @Test
    void theOtherModulesAreShownWithTheirFieldsAndInstructionsALineEach() {
        assertThat(request(PICK, new Grounding(false, true, false, false, false, List.of())))
                .contains("Other modules:\n- Condense(letter) -> wish: Condense the letter.\n\n");
    }

    @Test
    void whatTheAuthorSaysOfTheProgramIsToldToWhoDescribesItAndToWhoWritesInstructions() {
        request(PICK, new Grounding(false, true, false, false, false, List.of()));

        assertThat(model.requests())
                .allSatisfy(
                        request -> assertThat(user(request)).contains("Letters of a post office.", "class Post {}"));
    }

    @Test
    void runsThatFailedAreShownWithAllThatTellsWhy() {
        String request = request(PICK, RUNS);

        assertThat(request).contains("""
                - score: 0.000
                  input: letter: letter 3
                  expected: DELIVERY
                  got: BILLING
                  feedback: wrong team
                  call of Condense: wish: wish 3
                  call of PickTeam: wish: wish 3 => team: BILLING
                """);
        assertThat(request.substring(request.indexOf("that failed"), request.indexOf("Good runs")))
                .satisfies(failed -> assertThat(count("- score: 0.000", failed)).isEqualTo(4))
                .doesNotContain("score: 1");
        assertThat(request.substring(request.indexOf("Good runs"), request.indexOf("Instructions tried")))
                .satisfies(good -> assertThat(count("- score: 1.000", good)).isEqualTo(2))
                .contains("feedback: right");
    }

    @Test
    void aRunWithoutAnOutputShowsTheAnswerThatCouldNotBeUsed() {
        ModuleCall call = new ModuleCall(
                "PickTeam",
                Map.of("wish", "w"),
                Map.of(),
                "HELPDESK!",
                List.of(),
                true,
                new IllegalStateException("no such team"));
        Failure.Unreadable failure = new Failure.Unreadable("module PickTeam: no such team");
        Result unreadable = new Result(
                Example.of("x", new Letter("lost"), Team.BILLING),
                new Unanswered(failure, new Trace(List.of(call))),
                new Outcome.Failed(0, failure));

        assertThat(request(PICK, RUNS, new Evaluation(List.of(unreadable)), OptionalInt.empty()))
                .contains("got: no output; module PickTeam: no such team", "cannot be used: HELPDESK!");
    }

    @Test
    void theSeedDecidesWhichRunsAreShownAndEachProposalShowsItsOwn() {
        String first = request(PICK, RUNS);
        assertThat(request(PICK, RUNS)).isEqualTo(first);

        InstructionProposer proposer = proposer(runs(40), OptionalInt.empty());
        proposer.propose(Map.of(PICK, proposing(RUNS)), 6);
        Set<String> shown = new TreeSet<>();
        model.requests().forEach(request -> {
            Matcher letter = Pattern.compile("input: letter: (.*)").matcher(user(request));
            while (letter.find()) {
                shown.add(letter.group(1));
            }
        });
        assertThat(shown).hasSizeGreaterThan(8);
    }

    @Test
    void scoresAreShownWithTheirScale() {
        assertThat(request(PICK, RUNS))
                .contains(
                        "Each score is the mean of the metric routed, from 0 (worst) to 1 (best), over up to 8 examples.",
                        "- score 0.250: Pick the team.");
    }

    @Test
    void aSmallModelIsAskedForTheInstructionAtOnceInAShortRequest() {
        String letter = "a very long letter ".repeat(2_000);
        List<Result> long_ = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long_.add(run(i, letter + i));
        }
        String full = request(PICK, RUNS, new Evaluation(long_), OptionalInt.of(4096));
        String system = system(model.requests().get(model.requests().size() - 1));
        assertThat(system).contains("Think first", "<instruction>");
        assertThat(full).hasSizeLessThan(24_000);

        String small = request(PICK, RUNS, new Evaluation(long_), OptionalInt.of(256));
        assertThat(system(model.requests().get(model.requests().size() - 1)))
                .doesNotContain("Think first")
                .contains("the instruction only");
        assertThat(small).hasSizeLessThan(7_000);
    }

    @Test
    void aRoundAsksForMoreWithTheEffectsOfWhatWasTriedAndRunsOfTheBestCandidate() {
        InstructionProposer proposer = proposer(runs(8), OptionalInt.empty());
        List<Proposal> first =
                proposer.propose(Map.of(PICK, proposing(RUNS)), 3).getOrDefault("PickTeam", List.of());
        PromptSet best =
                PromptSet.seed(List.of(CONDENSE, PICK)).with("PickTeam", new ModulePrompt("variant 1", List.of()));
        ProposalRound round = new ProposalRound(
                2,
                best,
                Map.of("PickTeam", List.of(new TriedEffect("variant 1", 0.12), new TriedEffect("variant 2", -0.03))),
                new Evaluation(List.of(run(99, "a letter of the best candidate"))));

        Map<String, List<Proposal>> more = proposer.proposeMore(round, RUNS, 0.7);

        assertThat(more).containsOnlyKeys("Condense", "PickTeam");
        assertThat(more.get("PickTeam"))
                .extracting(Proposal::instruction)
                .hasSize(2)
                .doesNotContainAnyElementsOf(
                        first.stream().map(Proposal::instruction).toList());
        assertThat(more.get("PickTeam"))
                .extracting(Proposal::origin)
                .containsExactly("proposal 3, no tip", "proposal 4, no tip");
        assertThat(user(model.requests().get(model.requests().size() - 1)))
                .contains("Each number is the estimated change of the program's score against its first instruction")
                .contains("- effect -0.030: variant 2\n- effect +0.120: variant 1")
                .contains("Current instruction:\nvariant 1")
                .contains("a letter of the best candidate")
                .doesNotContain("letter 3");
    }

    @Test
    void whatARoundHasTriedIsNotProposedAgain() {
        ScriptedModel repeating = new ScriptedModel(asked -> "Pick one team!");
        InstructionProposer proposer =
                new InstructionProposer(material(runs(8)), reading(number -> repeating, OptionalInt.empty()));
        ProposalRound round = new ProposalRound(
                1,
                PromptSet.seed(List.of(CONDENSE, PICK)),
                Map.of("PickTeam", List.of(new TriedEffect("pick  one team", 0.1))),
                runs(8));

        assertThat(proposer.proposeMore(round, RUNS, 0.7).get("PickTeam")).isEmpty();
        assertThat(proposer.warnings()).singleElement().asString().contains("2 × an instruction that is known already");
    }

    @Test
    void aProposalThatCopiesAnExampleIsRefusedAndAskedForOnceMore() {
        List<String> script =
                List.of("If the wish is wish 3 of letter 3 right now, pick BILLING", "Read the wish twice.");
        ScriptedModel copying = new ScriptedModel(asked -> script.get(Math.min(1, answers.getAndIncrement())));
        List<Result> runs = List.of(run(1, "please send my parcel to another house"));
        InstructionProposer proposer = new InstructionProposer(
                new ProposerMaterial(
                        material(runs(8)).program(),
                        List.of(Example.of("t", new Letter("the wish is wish 3 of letter 3"), Team.BILLING)),
                        List.of(),
                        material(runs(8)).objective(),
                        new Evaluation(runs),
                        List.of()),
                reading(number -> copying, OptionalInt.empty()));

        assertThat(proposer.propose(Map.of(PICK, proposing(RUNS)), 2).getOrDefault("PickTeam", List.of()))
                .extracting(Proposal::instruction)
                .containsExactly("Pick the team.", "Read the wish twice.");
        assertThat(proposer.warnings())
                .singleElement()
                .asString()
                .endsWith("1 × an instruction that quotes an example.");
        assertThat(progress)
                .singleElement()
                .asString()
                .endsWith("an instruction that quotes an example (\"the wish is wish 3\")");
    }

    @Test
    void proposalsOfAllModulesAreAskedSideBySide() {
        CountDownLatch all = new CountDownLatch(2 * 3);
        ScriptedModel meeting = new ScriptedModel(asked -> {
            all.countDown();
            return awaited(all) ? "Rule " + answers.incrementAndGet() : "";
        });

        Map<String, List<Proposal>> proposals = proposedInThreads(number -> meeting, 4);

        assertThat(proposals.get("Condense")).hasSize(4);
        assertThat(proposals.get("PickTeam")).hasSize(4);
    }

    @Test
    void ofEqualProposalsTheFirstInTheirOrderIsKeptWhicheverComesFirst() {
        CountDownLatch second = new CountDownLatch(2);
        LongFunction<ChatModel> rollouts = number -> new ScriptedModel(asked -> {
            if (number == 2) {
                second.countDown();
            }
            return number == 1 && !awaited(second) ? "" : number < 3 ? "The same rule" : "Another rule";
        });

        assertThat(proposedInThreads(rollouts, 3).get("PickTeam"))
                .extracting(Proposal::instruction, Proposal::origin)
                .containsExactly(
                        tuple("Pick the team.", "seed instruction"),
                        tuple("The same rule", "proposal 1, no tip"),
                        tuple("Another rule", "proposal 2, no tip"));
    }

    private Map<String, List<Proposal>> proposedInThreads(LongFunction<ChatModel> rollouts, int count) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            ProposerReading reading = new ProposerReading(
                    List.of(),
                    new ProposerCalls(rollouts, OptionalInt.empty()),
                    new RandomStreams(3),
                    text -> {},
                    threads);
            Map<Signature, ProposalSetup> modules = new LinkedHashMap<>();
            modules.put(CONDENSE, proposing(RUNS));
            modules.put(PICK, proposing(RUNS));
            return new InstructionProposer(material(runs(8)), reading).propose(modules, count);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String request(Signature signature, Grounding grounding) {
        return request(signature, grounding, runs(8), OptionalInt.empty());
    }

    private String request(Signature signature, Grounding grounding, Evaluation runs, OptionalInt tokens) {
        proposer(runs, tokens).propose(Map.of(signature, proposing(grounding)), 2);
        return user(model.requests().get(model.requests().size() - 1));
    }

    private static ProposalSetup proposing(Grounding grounding) {
        return new ProposalSetup(grounding, 0.7, List.of(new Tried("Pick the team.", 0.25)));
    }

    private InstructionProposer proposer(Evaluation runs, OptionalInt tokens) {
        return new InstructionProposer(material(runs), reading(number -> model, tokens));
    }

    private ProposerReading reading(LongFunction<ChatModel> rollouts, OptionalInt tokens) {
        return new ProposerReading(
                List.of(), new ProposerCalls(rollouts, tokens), new RandomStreams(3), progress::add, Runnable::run);
    }

    private static ProposerMaterial material(Evaluation runs) {
        Program program = new Program(
                "Post",
                "post",
                List.of(CONDENSE, PICK),
                modules -> input -> input,
                new Program.About("Letters of a post office.", "class Post {}"));
        return new ProposerMaterial(
                program,
                List.of(),
                List.of(),
                new MetricDefinition("routed", 0, 1, (example, output) -> Score.of(0)),
                runs,
                List.of());
    }

    /** Every fourth run is good. */
    private static Evaluation runs(int count) {
        List<Result> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(i, "letter " + i));
        }
        return new Evaluation(runs);
    }

    private static Result run(int i, String letter) {
        boolean good = i % 4 == 0;
        Trace trace = new Trace(List.of(
                call("Condense", Map.of("letter", letter), Map.of("wish", "wish " + i)),
                call("PickTeam", Map.of("wish", "wish " + i), Map.of("team", "BILLING"))));
        Prediction prediction = new Answered(Team.BILLING, trace);
        return new Result(
                Example.of("l" + i, new Letter(letter), good ? Team.BILLING : Team.DELIVERY),
                prediction,
                new Outcome.Scored(good ? 1 : 0, good ? "right" : "wrong team"));
    }

    private static ModuleCall call(String module, Map<String, String> inputs, Map<String, String> outputs) {
        return new ModuleCall(module, inputs, outputs, "", List.of(), false, null);
    }

    private static int count(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String system(ChatRequest request) {
        return ((SystemMessage) request.messages().get(0)).text();
    }

    private static String user(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }
}
