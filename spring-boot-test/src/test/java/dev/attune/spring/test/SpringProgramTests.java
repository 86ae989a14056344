package dev.attune.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.runtime.TunedPrompts;
import dev.attune.spring.test.words.Words;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** Programs whose test classes have Spring beans, run as a build runs them. */
class SpringProgramTests {

    private static final List<String> ALL_PASSED =
            List.of("preflight: SUCCESSFUL", "labeled-few-shot: SUCCESSFUL", "right: SUCCESSFUL");

    @TempDir
    private Path folder;

    @BeforeEach
    void forget() {
        Programs.EVENTS.clear();
        Programs.MODELS.clear();
    }

    @Test
    void aProgramIsTunedAcceptedAndVerifiedWithTheBeansOfItsApplication() {
        assertThat(run(Programs.Injected.class, "optimize")).isEqualTo(ALL_PASSED);
        assertThat(run(Programs.Injected.class, "accept").get(1)).isEqualTo("labeled-few-shot: SUCCESSFUL");
        assertThat(run(Programs.Injected.class, "verify")).isEqualTo(ALL_PASSED);

        assertThat(Programs.EVENTS.stream().limit(4))
                .containsExactly("before class", "made with Lexicon", "instance with beans", "after class");
        assertThat(TunedPrompts.load(artifact(Programs.Injected.class))
                        .artifact()
                        .fingerprint()
                        .settings())
                .containsEntry("task model", "Words");
    }

    @Test
    void theProgramOfTheDocumentationPasses() {
        assertThat(run(WriterProgram.class, "auto")).isEqualTo(ALL_PASSED);
    }

    @Test
    void theTunedServiceHasTheToolsOfItsBeanAndAsksTheModelOfTheApplication() {
        run(Programs.Injected.class, "optimize");

        assertThat(Programs.MODELS.stream().distinct()).hasSize(1);
        List<ChatRequest> requests = Programs.MODELS.element().requests();
        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.toolSpecifications().toString()).contains("half"));
    }

    @Test
    void aRecordingIsPlayedWithoutAskingTheModelOfTheApplication() {
        assertThat(run(Programs.Injected.class, "auto", "attune.replay", "record"))
                .isEqualTo(ALL_PASSED);
        Words model = Programs.MODELS.element();
        int asked = model.requests().size();

        assertThat(run(Programs.Injected.class, "auto", "attune.replay", "strict"))
                .isEqualTo(ALL_PASSED);
        assertThat(model.requests()).hasSize(asked);
    }

    @Test
    void theApplicationIsNotStartedForDiscoveryNorForAProgramThatIsSwitchedOff() {
        EngineTestKit.engine("attune")
                .selectors(selectClass(Programs.Injected.class))
                .discover();
        run(Programs.SwitchedOff.class, "optimize");

        assertThat(Programs.EVENTS).isEmpty();
    }

    @Test
    void theApplicationIsKeptForTheNextRun() {
        run(Programs.Injected.class, "optimize");
        run(Programs.Injected.class, "optimize");

        assertThat(Programs.MODELS.stream().distinct()).hasSize(1);
    }

    @Test
    void aProgramThatCallsTheServiceOfTheApplicationIsNotMeasured() {
        List<String> outcomes = run(Programs.CallsTheBean.class, "optimize");

        assertThat(outcomes.get(1))
                .startsWith("labeled-few-shot: FAILED")
                .contains(
                        "the program calls the bean speller of the application, which does not have the prompts that are measured");
    }

    @Test
    void neitherIsOneThatCallsAModuleOfAParentContext() {
        assertThat(run(Programs.InHierarchy.class, "optimize").get(1))
                .startsWith("labeled-few-shot: FAILED")
                .contains("the program calls the bean ofParent of the application");
    }

    @Test
    void aBeanThatIsMissingIsNamedBeforeAnythingRuns() {
        assertThat(run(Programs.NeedsWhatIsNotThere.class, "optimize").get(0))
                .startsWith("preflight: FAILED")
                .contains(
                        "Programs$NeedsWhatIsNotThere.program has the parameter Archive archive, and the application has no such bean",
                        "if Archive is a module, give its method an @Instruction");
    }

    @Test
    void beansOfOneTypeAreToldApart() {
        assertThat(run(Programs.NeedsOneOfTwo.class, "optimize").get(0))
                .contains("several beans of that type: plain, festive. Say which one is meant: @Qualifier(\"plain\")");
        assertThat(run(Programs.NamesOneOfTwo.class, "optimize")).isEqualTo(ALL_PASSED);
        assertThat(Programs.EVENTS).contains("festive and plain");
    }

    @Test
    void testBeansAndMocksReplaceThoseOfTheApplication() {
        assertThat(run(Programs.Overridden.class, "optimize")).isEqualTo(ALL_PASSED);
        assertThat(Programs.EVENTS).containsOnly("true");
        assertThat(Programs.MODELS.element().requests()).isNotEmpty();
    }

    @Test
    void aMockInPlaceOfTheModelLeavesTheArtifactUpToDate() {
        assertThat(run(Programs.MockedModel.class, "optimize")).isEqualTo(ALL_PASSED);
        run(Programs.MockedModel.class, "accept");

        assertThat(run(Programs.MockedModel.class, "verify")).isEqualTo(ALL_PASSED);
        assertThat(TunedPrompts.load(artifact(Programs.MockedModel.class))
                        .artifact()
                        .fingerprint()
                        .settings())
                .containsEntry("task model", "ChatModel");
    }

    @Test
    void aServiceThatTheApplicationBuildsItselfIsRefusedUnlessItsBuilderIsAskedFor() {
        assertThat(run(Programs.OfItsOwn.class, "optimize").get(0))
                .contains(
                        "builds the AI Service Own itself, as the bean own", "Ask for AiServices<Own> instead of Own");
        assertThat(run(Programs.BuiltAgain.class, "optimize")).isEqualTo(ALL_PASSED);
    }

    @Test
    void examplesShareNoMemory() {
        assertThat(run(Programs.SharedMemory.class, "optimize").get(0))
                .contains("has the chat memory shared, which all examples would share");
        assertThat(run(Programs.MemoryOfItsOwn.class, "optimize")).isEqualTo(ALL_PASSED);
        assertThat(Programs.MODELS.stream().flatMap(model -> model.requests().stream()))
                .allSatisfy(request -> assertThat(request.messages()).hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void modulesThatAreBeansAreNotMadeBeforeThereIsAnArtifact() {
        assertThat(run(Programs.WithoutBoot.class, "optimize")).isEqualTo(ALL_PASSED);
    }

    @Test
    void anApplicationThatDoesNotStartFailsThePreflightWithItsReason() {
        assertThat(run(Programs.Broken.class, "optimize").get(0))
                .startsWith("preflight: FAILED")
                .contains("cannot be started and injected: the lexicon is in another castle");
    }

    @Test
    void severalModelsAreToldApart() {
        assertThat(run(Programs.TwoModels.class, "optimize").get(0))
                .contains(
                        "several beans of type ChatModel: cheap, large",
                        "@LanguageModel ChatModel tested(@Qualifier(\"cheap\") ChatModel model)");
    }

    @Test
    void whatIsNoExtensionOfSpringsIsStillRefused() {
        assertThat(run(Programs.OtherExtension.class, "optimize").get(0))
                .contains("Programs$OtherExtension has @ExtendWith", "no extension runs")
                .doesNotContain("SpringBootTest");
    }

    @Test
    void whatSpringDoesAroundTestMethodsIsRefused() {
        assertThat(run(Programs.OfEachMethod.class, "optimize").get(0))
                .contains("OfEachMethod is @Transactional", "OfEachMethod has @Sql for each test method");
    }

    @Test
    void aFactoryOfBeansAloneHasNothingToTune() {
        assertThat(run(Programs.NoModule.class, "optimize").get(0)).contains("has no module among its parameters");
    }

    private Path artifact(Class<?> program) {
        return folder.resolve("artifacts").resolve(program.getName() + ".json");
    }

    /** How each leaf ended, with the message if it failed. */
    private List<String> run(Class<?> program, String mode, String... parameters) {
        List<String> outcomes = new ArrayList<>();
        EngineTestKit.Builder kit = EngineTestKit.engine("attune")
                .configurationParameter("attune.mode", mode)
                .configurationParameter(
                        "attune.artifacts", folder.resolve("artifacts").toString())
                .configurationParameter(
                        "attune.recordings", folder.resolve("recordings").toString())
                .configurationParameter(
                        "attune.output", folder.resolve("output").toString())
                .configurationParameter(
                        "attune.journal", folder.resolve("journals").toString())
                .selectors(selectClass(program));
        for (int i = 0; i < parameters.length; i += 2) {
            kit.configurationParameter(parameters[i], parameters[i + 1]);
        }
        Events tests = kit.execute().testEvents();
        tests.stream().filter(event -> event.getType() != EventType.STARTED).forEach(event -> {
            String leaf = event.getTestDescriptor()
                    .getUniqueId()
                    .getLastSegment()
                    .getValue()
                    .replaceAll("\\(.*", "");
            if (event.getType() == EventType.FINISHED) {
                TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
                outcomes.add(leaf + ": " + result.getStatus()
                        + result.getThrowable()
                                .map(thrown -> " " + thrown.getMessage())
                                .orElse(""));
            } else if (event.getType() == EventType.SKIPPED) {
                outcomes.add(leaf + ": skipped");
            }
        });
        return outcomes;
    }
}
