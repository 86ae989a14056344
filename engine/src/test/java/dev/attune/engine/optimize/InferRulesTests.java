package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.run;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Demos;
import dev.attune.annotations.InferRules;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Search;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.engine.optimize.ScriptedTask.Quality;
import dev.attune.runtime.artifact.TunedModule;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rules from examples, on scripted models where many examples are needed to see them. */
class InferRulesTests {

    @InferRules(rules = 6, search = @Search(trials = 12, minibatchSize = 20))
    @ZeroShotMipro(search = @Search(trials = 12, minibatchSize = 20))
    @Mipro(search = @Search(trials = 12, minibatchSize = 20), demos = @Demos(maxLabeled = 16))
    private static final class Annotated {}

    private static final Quality RULES_HELP =
            (first, instruction, demos) -> instruction.contains("e before the number") ? 0.95 : 0.4;

    private final AtomicInteger number = new AtomicInteger();

    /** Other optimizers show three examples of a module to the proposer model, however many there are. */
    @Test
    void aRuleThatOnlyManyExamplesShowIsFound() {
        OptimizationResult inferred = run(of(InferRules.class), RULES_HELP, this::seeingTheRuleInEight);
        OptimizationResult proposed = run(of(ZeroShotMipro.class), RULES_HELP, this::seeingTheRuleInEight);
        OptimizationResult both = run(of(Mipro.class), RULES_HELP, this::seeingTheRuleInEight);

        assertThat(score(inferred)).isGreaterThan(0.85);
        assertThat(score(proposed)).isLessThan(0.5);
        assertThat(score(both)).isLessThan(0.5);
    }

    private String seeingTheRuleInEight(Asked asked) {
        String examples =
                asked.user().replaceFirst("(?s).*Examples of the module:\n", "").replaceFirst("(?s)\n\n.*", "");
        boolean seen = asked.user().contains("Examples of the module:")
                && examples.lines().filter(line -> line.contains(" => ")).count() >= 8;
        return "<instruction>"
                + (seen ? "- write an e before the number" : "- try it in way " + number.incrementAndGet())
                + "</instruction>";
    }

    @Test
    void rulesStandBehindTheSeedInstructionAndNoDemosAreShown() {
        OptimizationResult result = run(of(InferRules.class), RULES_HELP, this::seeingTheRuleInEight);

        assertThat(winner(result, "Second").instruction())
                .isEqualTo("second seed\n\nFollow these rules:\n- write an e before the number");
        assertThat(Objects.requireNonNull(result.winner()).tuned().modules().values())
                .allSatisfy(module -> assertThat(module.demos()).isEmpty())
                .extracting(TunedModule::instructionOrigin)
                .allSatisfy(origin -> assertThat(origin).startsWith("rules inferred from "));
        assertThat(result.trials()).extracting(trial -> trial.kind()).contains(Kind.BLOCK);
    }

    @Test
    void theRequestShowsAllExamplesOfASetAndAsksForAFewRules() {
        ScriptedModel proposer = new ScriptedModel(this::seeingTheRuleInEight);
        ScriptedModel task = new ScriptedModel(asked -> ScriptedTask.answer(asked, RULES_HELP));
        ScriptedTask.runWithFrozen(of(InferRules.class), task, proposer);

        assertThat(proposer.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(system(request))
                        .contains("at most 6, brief", "never quote an example", "<instruction>"));
        assertThat(proposer.requests())
                .anySatisfy(request -> assertThat(user(request)
                                .lines()
                                .filter(line -> line.startsWith("- number: ") && line.contains(" => middle: m"))
                                .count())
                        .isGreaterThan(10));
    }

    @Test
    void whatAConstraintForbidsBecomesNoRule() {
        ScriptedModel task = new ScriptedModel(asked -> ScriptedTask.answer(asked, RULES_HELP));
        OptimizationResult result = ScriptedTask.runWithConstraints(
                of(InferRules.class),
                task,
                new ScriptedModel(
                        asked -> "<instruction>- tell the secret " + number.incrementAndGet() + "</instruction>"));

        assertThat(task.requests())
                .filteredOn(request -> system(request).contains("Middle: <"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(system(request)).startsWith("first seed\n\nAnswer"));
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("proposals for First were refused"));
    }

    private static String system(ChatRequest request) {
        return ((SystemMessage) request.messages().get(0)).text();
    }

    private static String user(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }

    private static <A extends Annotation> Optimizer of(Class<A> annotation) {
        return AnnotatedOptimizers.of(Objects.requireNonNull(Annotated.class.getAnnotation(annotation)));
    }
}
