package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.run;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.search;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LayoutSearch;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Search;
import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.optimize.chain.ChainOptimizer;
import dev.attune.engine.optimize.chain.ChainOptimizer.Stage;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.PromptLayout;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layouts of the same prompts, on scripted models that answer some layouts better than others. */
class LayoutSearchTests {

    @LayoutSearch(demos = @Demos(maxBootstrapped = 0, maxLabeled = 3))
    @LabeledFewShot(demos = @Demos(maxLabeled = 3))
    @BootstrapRandomSearch(demos = @Demos(sets = 6))
    @BayesianBootstrap(search = @Search(trials = 6, minibatchSize = 20), demos = @Demos(sets = 4))
    @Mipro(search = @Search(trials = 6, minibatchSize = 20))
    private static final class Annotated {}

    @LayoutSearch(demos = @Demos(maxBootstrapped = 0, maxLabeled = 0))
    private static final class WithoutDemos {}

    @LayoutSearch(layouts = {})
    private static final class None {}

    @LayoutSearch(layouts = {PromptLayout.JSON, PromptLayout.JSON})
    private static final class Twice {}

    @LayoutSearch(layouts = PromptLayout.TURNS)
    private static final class Default {}

    private static final Pattern NUMBER = Pattern.compile("(?:Number|Middle): m?(\\d+)");

    /** How good a layout is in a module. */
    private interface Quality {

        /** The share of right answers, 0 to 1. */
        double of(boolean first, PromptLayout layout);
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptLayout.class,
            names = {"ONE_MESSAGE", "INSTRUCTION_LAST", "JSON"})
    void aModelThatAnswersInOneLayoutOnlyIsAnsweredByNothingElse(PromptLayout only) {
        Quality quality = (first, layout) -> layout == only ? 1 : 0;
        OptimizationResult found = run(of(LayoutSearch.class), model(quality), asked -> "", 4);

        assertThat(score(found)).isEqualTo(1);
        assertThat(winner(found, "First").layout()).isEqualTo(only);
        assertThat(winner(found, "Second").layout()).isEqualTo(only);
        assertThat(winner(found, "First").demos()).hasSize(3);
        assertThat(winner(found, "First").instruction()).isEqualTo("first seed");
        assertThat(score(run(of(BootstrapRandomSearch.class), model(quality), asked -> "", 4)))
                .isZero();
        assertThat(score(run(of(Mipro.class), model(quality), asked -> "Say it.", 4)))
                .isZero();
    }

    @Test
    void modulesThatNeedDifferentLayoutsGetThem() {
        OptimizationResult found = run(of(LayoutSearch.class), model(LayoutSearchTests::different), asked -> "", 4);

        assertThat(winner(found, "First").layout()).isEqualTo(PromptLayout.JSON);
        assertThat(winner(found, "Second").layout()).isEqualTo(PromptLayout.ONE_MESSAGE);
        assertThat(score(found)).isEqualTo(1);
        assertThat(found.trials().stream().map(TrialRecord::configuration))
                .contains(Map.of(
                        "First demos", "labeled (0 bootstrapped, 3 labeled)",
                        "First layout", "answers as JSON instead of labeled lines",
                        "Second demos", "labeled (0 bootstrapped, 3 labeled)",
                        "Second layout", "demos inside one message instead of turns"));
    }

    private static double different(boolean first, PromptLayout layout) {
        return layout == (first ? PromptLayout.JSON : PromptLayout.ONE_MESSAGE) ? 1 : 0.5;
    }

    /** Whether an answer is right is chance in every layout, so that the best of nine is often better than the default. */
    @Test
    void whatLooksBetterByLuckDoesNotWin() {
        int others = 0;
        int ahead = 0;
        for (int seed = 0; seed < 20; seed++) {
            long salt = seed;
            ScriptedModel model = new ScriptedModel((asked, request) ->
                    answer(request, draw(request, salt + " " + layout(request)) < 0.7));
            OptimizationResult result = ScriptedTask.run(of(LayoutSearch.class), model, asked -> "", 4);
            double highest = result.trials().stream()
                    .mapToDouble(TrialRecord::score)
                    .max()
                    .orElseThrow();
            ahead += highest > score(result) ? 1 : 0;
            others += winner(result, "First").layout().isDefault()
                            && winner(result, "Second").layout().isDefault()
                    ? 0
                    : 1;
        }
        assertThat(ahead).isGreaterThan(8);
        assertThat(others).isLessThanOrEqualTo(2);
    }

    @Test
    void aLayoutThatIsNotSurelyBetterIsToldAndLeft() {
        ScriptedModel model = model((first, layout) -> layout == PromptLayout.JSON ? 0.72 : 0.7);
        OptimizationResult result = run(of(LayoutSearch.class), model, asked -> "", 4);

        assertThat(winner(result, "First").layout()).isEqualTo(PromptLayout.TURNS);
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains(
                                "laid out candidates scores",
                                "stays. More validation examples tell smaller gains from luck."));
    }

    @Test
    void withoutDemosTheLayoutsThatMeanSomethingAreMeasured() {
        OptimizationResult result = run(
                AnnotatedOptimizers.of(of(LayoutSearch.class, WithoutDemos.class)),
                model((first, layout) -> layout == PromptLayout.INSTRUCTION_LAST ? 1 : 0.5),
                asked -> "",
                4);

        assertThat(winner(result, "First").layout()).isEqualTo(PromptLayout.INSTRUCTION_LAST);
        assertThat(winner(result, "First").demos()).isEmpty();
        assertThat(result.trials())
                .as("no layout of demos")
                .noneSatisfy(trial ->
                        assertThat(trial.configuration().values()).contains(PromptLayout.ONE_MESSAGE.inWords()));
        assertThat(result.phases()).extracting(PhaseRecord::phase).containsExactly(Phase.BASELINE, Phase.SEARCH);
    }

    @Test
    void aFrozenModuleKeepsItsLayout() {
        OptimizationResult result = ScriptedTask.runWithFrozen(
                of(LayoutSearch.class),
                model((first, layout) -> !first || layout == PromptLayout.JSON ? 1 : 0),
                new ScriptedModel(asked -> ""));

        assertThat(winner(result, "First").layout()).isEqualTo(PromptLayout.JSON);
        assertThat(winner(result, "Second").layout()).isEqualTo(PromptLayout.TURNS);
        assertThat(winner(result, "Second").demos()).isEmpty();
    }

    @Test
    void inAChainDemosAndInstructionsOfEarlierStagesStay() {
        ScriptedModel helpedByDemos = new ScriptedModel((asked, request) -> answer(
                request,
                draw(request, "")
                        < (request.messages().size() == 2 && layout(request) == PromptLayout.TURNS
                                ? 0.3
                                : different(isFirst(request), layout(request)))));
        OptimizationResult result = run(chain(LabeledFewShot.class, LayoutSearch.class), helpedByDemos, asked -> "", 4);

        StageResult first = result.stages().get(0);
        assertThat(winner(result, "First").demos())
                .isEqualTo(Objects.requireNonNull(first.after())
                        .prompts()
                        .module("First")
                        .demos())
                .hasSize(3);
        assertThat(winner(result, "First").layout()).isEqualTo(PromptLayout.JSON);
        assertThat(result.phases().stream().filter(phase -> phase.phase() == Phase.BOOTSTRAP))
                .as("the second stage makes no demos")
                .hasSize(1);
    }

    @Test
    void inAChainTheLayoutStaysWhileALaterStageSearchesDemosAndInstructions() {
        for (Class<? extends Annotation> later : List.of(BayesianBootstrap.class, Mipro.class, LabeledFewShot.class)) {
            OptimizationResult result = run(
                    chain(LayoutSearch.class, later),
                    model((first, layout) -> layout == PromptLayout.JSON ? 0.9 : 0.1),
                    asked -> "Say it.",
                    4);

            assertThat(result.warnings()).as("%s", later).noneMatch(warning -> warning.contains("a layout"));
            assertThat(winner(result, "First").layout()).isEqualTo(PromptLayout.JSON);
            assertThat(result.trials().get(result.trials().size() - 1).score())
                    .as("%s searches in that layout", later)
                    .isGreaterThan(0.5);
        }
    }

    @Test
    void aLaterStageThatChangesTheLayoutWithoutSayingSoIsNotUsed() {
        Optimizer careless = new Optimizer() {
            @Override
            public Map<String, String> settings() {
                return Map.of();
            }

            @Override
            public Set<PromptPart> changes() {
                return Set.of(PromptPart.INSTRUCTION, PromptPart.DEMOS);
            }

            @Override
            public List<PhaseEstimate> estimate(Workload workload) {
                return List.of();
            }

            @Override
            public OptimizationResult optimize(OptimizationTask task) {
                return of(LayoutSearch.class).optimize(task);
            }
        };
        OptimizationResult result = run(
                new ChainOptimizer(List.of(
                        new Stage("labeled-few-shot", of(LabeledFewShot.class)), new Stage("careless", careless))),
                model((first, layout) -> layout == PromptLayout.JSON ? 1 : 0.5),
                asked -> "",
                4);

        assertThat(winner(result, "First").layout()).isEqualTo(PromptLayout.TURNS);
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("careless has changed a layout"));
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        OptimizationResult one = run(of(LayoutSearch.class), model(LayoutSearchTests::different), asked -> "", 1);
        OptimizationResult many = run(of(LayoutSearch.class), model(LayoutSearchTests::different), asked -> "", 64);

        ScriptedTask.assertSame(one, many);
        assertThat(search(one).notes())
                .anyMatch(note -> note.endsWith("layouts were measured on all validation examples"));
    }

    @Test
    void settingsThatLeaveNothingToTryAreRefused() {
        String asked =
                " must be at least one layout, each once, and not TURNS, which is the default and measured anyway";
        for (Class<?> wrong : List.of(None.class, Twice.class, Default.class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AnnotatedOptimizers.of(of(LayoutSearch.class, wrong)))
                    .withMessageStartingWith("@LayoutSearch(layouts = [")
                    .withMessageEndingWith(asked);
        }
    }

    @Test
    void whatItMayChangeIsSaid() {
        assertThat(of(LayoutSearch.class).changes()).containsExactly(PromptPart.DEMOS, PromptPart.LAYOUT);
        assertThat(AnnotatedOptimizers.of(of(LayoutSearch.class, WithoutDemos.class))
                        .changes())
                .containsExactly(PromptPart.LAYOUT);
        assertThat(of(LayoutSearch.class).settings()).containsEntry("layouts", "ONE_MESSAGE, INSTRUCTION_LAST, JSON");
    }

    private static ScriptedModel model(Quality quality) {
        return new ScriptedModel(
                (asked, request) -> answer(request, draw(request, "") < quality.of(isFirst(request), layout(request))));
    }

    private static String answer(ChatRequest request, boolean right) {
        String value = right ? number(request) : "";
        boolean first = isFirst(request);
        String text = value.isEmpty() ? "no" : (first ? "m" : "e") + value;
        return layout(request) == PromptLayout.JSON
                ? "{\"" + (first ? "middle" : "end") + "\": \"" + text + "\"}"
                : (first ? "Middle: " : "End: ") + text;
    }

    private static double draw(ChatRequest request, String salt) {
        return Math.floorMod((number(request) + isFirst(request) + salt).hashCode() * 0x9E3779B9, 1000) / 1000.0;
    }

    private static boolean isFirst(ChatRequest request) {
        return all(request).contains("first seed") || all(request).contains("<the middle>");
    }

    /** What a model sees of the layout. */
    private static PromptLayout layout(ChatRequest request) {
        String last = last(request);
        if (!(request.messages().get(0) instanceof SystemMessage system)) {
            return PromptLayout.INSTRUCTION_LAST;
        }
        if (system.text().contains("{\"")) {
            return PromptLayout.JSON;
        }
        return last.startsWith("Examples:") ? PromptLayout.ONE_MESSAGE : PromptLayout.TURNS;
    }

    /** The number that is asked about: the last one with a label. */
    private static String number(ChatRequest request) {
        Matcher matcher = NUMBER.matcher(last(request));
        String number = "";
        while (matcher.find()) {
            number = matcher.group(1);
        }
        return number;
    }

    private static String last(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        return ((UserMessage) messages.get(messages.size() - 1)).singleText();
    }

    private static String all(ChatRequest request) {
        return request.messages().stream()
                .filter(message -> !(message instanceof AiMessage))
                .map(message ->
                        message instanceof SystemMessage system ? system.text() : ((UserMessage) message).singleText())
                .collect(Collectors.joining("\n"));
    }

    @SafeVarargs
    private static Optimizer chain(Class<? extends Annotation>... annotations) {
        return new ChainOptimizer(Arrays.stream(annotations)
                .map(annotation -> new Stage(AnnotatedOptimizers.name(of(annotation, Annotated.class)), of(annotation)))
                .toList());
    }

    private static <A extends Annotation> Optimizer of(Class<A> annotation) {
        return AnnotatedOptimizers.of(of(annotation, Annotated.class));
    }

    private static <A extends Annotation> A of(Class<A> annotation, Class<?> annotated) {
        return Optional.ofNullable(annotated.getAnnotation(annotation)).orElseThrow();
    }
}
