package dev.attune.engine.optimize;

import static dev.attune.engine.optimize.ScriptedTask.run;
import static dev.attune.engine.optimize.ScriptedTask.score;
import static dev.attune.engine.optimize.ScriptedTask.winner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.KnnFewShot;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.Search;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.CharacterCounts;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.ScriptedModel.Asked;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Demos chosen for each input, on a scripted model that knows only what its last demos show. */
class KnnFewShotTests {

    @KnnFewShot(k = 3, embedding = CharacterCounts.NAME, demos = @Demos(maxBootstrapped = 0))
    @LabeledFewShot(demos = @Demos(maxLabeled = 20))
    @BootstrapRandomSearch(demos = @Demos(sets = 10))
    @Mipro(search = @Search(trials = 12, minibatchSize = 20))
    private static final class Annotated {}

    @KnnFewShot(
            k = {1, 2, 3, 2},
            embedding = CharacterCounts.NAME)
    private static final class SeveralNumbers {}

    /** Training examples end in each digit, but no three in all: which ones help depends on the input. */
    @Test
    void theNearestDemosAnswerWhatNoFixedOnesCan() {
        assertThat(score(run(of(KnnFewShot.class), model(), asked -> "", 4))).isEqualTo(1);
        assertThat(score(run(of(LabeledFewShot.class), model(), asked -> "", 4)))
                .isLessThan(0.5);
        assertThat(score(run(of(BootstrapRandomSearch.class), model(), asked -> "", 4)))
                .isLessThan(0.5);
        assertThat(score(run(of(Mipro.class), model(), asked -> "Say it.", 4))).isLessThan(0.5);
    }

    @Test
    void theWinnerHoldsThePoolAndSaysHowManyOfItAreShown() {
        OptimizationResult result = run(of(KnnFewShot.class), model(), asked -> "", 4);

        assertThat(winner(result, "First").demos()).hasSize(20);
        assertThat(winner(result, "First").choice()).isEqualTo(DemoChoice.nearest(3, CharacterCounts.NAME));
        assertThat(Objects.requireNonNull(result.winner()).tuned().modules().values())
                .extracting(TunedModule::demosOrigin)
                .containsOnly("the nearest 3 by character-counts of a pool (0 bootstrapped, 20 labeled)");
        assertThat(of(KnnFewShot.class).settings())
                .containsEntry("k", "3")
                .containsEntry("embedding", "character-counts")
                .containsEntry("demos.maxLabeled", "100");
    }

    @Test
    void ofSeveralNumbersEachIsEvaluatedOnceAndTheBestWins() {
        OptimizationResult result = severalNumbers(4);

        assertThat(result.trials())
                .extracting(trial -> trial.kind())
                .containsExactly(Kind.BASELINE, Kind.FULL, Kind.FULL, Kind.FULL);
        assertThat(result.trials().subList(1, 4))
                .extracting(trial -> trial.configuration().get("demos"))
                .allSatisfy(label -> assertThat(label).contains("by character-counts of a pool ("))
                .doesNotHaveDuplicates();
        double best = result.trials().stream()
                .mapToDouble(trial -> trial.score())
                .max()
                .orElseThrow();
        assertThat(score(result)).isEqualTo(best);
    }

    @Test
    void aPoolHasTheBootstrappedDemosFirstAndTheTeacherShowsNoMoreThanARequest() {
        ScriptedModel model = model();
        OptimizationResult result =
                run(AnnotatedOptimizers.of(of(KnnFewShot.class, SeveralNumbers.class)), model, asked -> "", 4);

        List<Origin> origins = winner(result, "Second").demos().stream()
                .map(Demonstration::origin)
                .toList();
        assertThat(origins)
                .hasSize(20)
                .contains(Origin.LABELED, Origin.BOOTSTRAPPED)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(model.requests())
                .allSatisfy(request -> assertThat(Asked.of(request).demos()).isLessThanOrEqualTo(3));
    }

    @Test
    void aRunWithOneThreadAndOneWith64FindTheSame() {
        OptimizationResult one = severalNumbers(1);
        OptimizationResult many = severalNumbers(64);

        assertThat(many.trials()).isEqualTo(one.trials());
        assertThat(Objects.requireNonNull(many.winner()).tuned())
                .isEqualTo(Objects.requireNonNull(one.winner()).tuned());
    }

    private static OptimizationResult severalNumbers(int slots) {
        return run(AnnotatedOptimizers.of(of(KnnFewShot.class, SeveralNumbers.class)), model(), asked -> "", slots);
    }

    /** Right if one of its last three demos ends in the digit of the input. */
    private static ScriptedModel model() {
        return new ScriptedModel((asked, request) -> {
            List<ChatMessage> messages = request.messages();
            boolean first = asked.system().contains("Middle: <");
            String number = digits(asked.user());
            boolean shown = IntStream.range(Math.max(1, messages.size() - 7), messages.size() - 1)
                    .mapToObj(messages::get)
                    .filter(UserMessage.class::isInstance)
                    .anyMatch(demo -> last(digits(text(demo))) == last(number));
            return first ? "Middle: " + (shown ? "m" + number : "no") : "End: " + (shown ? "e" + number : "no");
        });
    }

    private static String text(ChatMessage message) {
        return ((UserMessage) message).singleText();
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static int last(String digits) {
        return digits.isEmpty() ? -1 : digits.charAt(digits.length() - 1);
    }

    private static <A extends Annotation> Optimizer of(Class<A> annotation) {
        return AnnotatedOptimizers.of(of(annotation, Annotated.class));
    }

    private static <A extends Annotation> A of(Class<A> annotation, Class<?> annotated) {
        return Objects.requireNonNull(annotated.getAnnotation(annotation));
    }
}
