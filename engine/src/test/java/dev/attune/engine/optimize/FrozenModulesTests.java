package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.optimize.ScriptedTask.Quality;
import dev.attune.runtime.signature.ModulePrompt;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No optimizer touches a frozen module, and each still optimizes the others. */
class FrozenModulesTests {

    private static final Quality CHANGES_HELP = (first, instruction, demos) ->
            first ? 0.4 + (instruction.contains("variant") ? 0.3 : 0) + 0.1 * Math.min(demos, 3) : 0.9;

    private final AtomicInteger number = new AtomicInteger();
    private final ScriptedModel model = new ScriptedModel(asked -> ScriptedTask.answer(asked, CHANGES_HELP));
    private final ScriptedModel proposer =
            new ScriptedModel(asked -> asked.system().contains("for each module")
                    ? "First: variant " + number.incrementAndGet() + "\nSecond: variant " + number.incrementAndGet()
                    : "variant " + number.incrementAndGet());

    @ParameterizedTest
    @MethodSource("dev.attune.engine.optimize.EstimateTests#optimizers")
    void aFrozenModuleIsAlwaysAskedWithItsSeedPrompt(Optimizer optimizer) {
        OptimizationResult result = ScriptedTask.runWithFrozen(optimizer, model, proposer);

        assertThat(ScriptedTask.winner(result, "Second")).isEqualTo(new ModulePrompt("second seed", List.of()));
        assertThat(model.requests().stream()
                        .filter(request -> request.messages().toString().contains("End: <")))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(system(request)).startsWith("second seed\n");
                    assertThat(request.messages()).hasSize(2);
                });
        assertThat(ScriptedTask.winner(result, "First")).isNotEqualTo(new ModulePrompt("first seed", List.of()));
    }

    @ParameterizedTest
    @MethodSource("dev.attune.engine.optimize.EstimateTests#optimizers")
    void noInstructionIsAskedForOfAFrozenModule(Optimizer optimizer) {
        ScriptedTask.runWithFrozen(optimizer, model, proposer);

        assertThat(proposer.requests())
                .noneMatch(request ->
                        ((UserMessage) request.messages().get(1)).singleText().contains("\nModule:\nSecond("));
    }

    @ParameterizedTest
    @MethodSource("dev.attune.engine.optimize.EstimateTests#optimizers")
    void theChoicesOfASearchAreThoseOfTheOtherModules(Optimizer optimizer) {
        OptimizationResult result = ScriptedTask.runWithFrozen(optimizer, model, proposer);

        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.configuration())
                        .doesNotContainKey("Second demos")
                        .satisfiesAnyOf(
                                configuration -> assertThat(configuration).doesNotContainKey("Second instruction"),
                                configuration -> assertThat(configuration)
                                        .containsEntry("Second instruction", "seed instruction")));
    }

    @ParameterizedTest
    @MethodSource("dev.attune.engine.optimize.EstimateTests#optimizers")
    void theEstimateHasTheCallsThatAreMade(Optimizer optimizer) {
        OptimizationResult result = ScriptedTask.runWithFrozen(optimizer, model, proposer);
        List<PhaseEstimate> estimate = optimizer.estimate(ScriptedTask.workloadWithFrozen());

        assertThat(estimate)
                .extracting(PhaseEstimate::phase)
                .containsExactlyElementsOf(
                        result.phases().stream().map(PhaseRecord::phase).toList());
        for (int i = 0; i < estimate.size(); i++) {
            assertThat(result.phases().get(i).usage().calls())
                    .as("%s", estimate.get(i))
                    .isLessThanOrEqualTo(estimate.get(i).worst());
        }
    }

    private static String system(ChatRequest request) {
        return request.messages().get(0) instanceof SystemMessage system ? system.text() : "";
    }
}
