package dev.attune.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.config.Shown;
import dev.attune.engine.fixtures.ScriptedModel;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import dev.attune.runtime.Modules;
import dev.attune.runtime.Trace;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EvaluationNoticesTests {

    /** Its answers are numbers. */
    interface Count {
        @Instruction("Count the words.")
        int words(String text);
    }

    private static final Signature SIGNATURE = Signature.of(Count.class);

    private final List<String> told = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final ScriptedModel model = new ScriptedModel(asked -> "many, I am sure");
    private final Candidate candidate = new Candidate(PromptSet.seed(List.of(SIGNATURE)), model);

    @Test
    void aLongEvaluationTellsHowFarItIsAndHowFast() {
        EvaluationNotices watch = watch(Set.of());
        watch.begun(100);
        for (int i = 0; i < 40; i++) {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            watch.predicted(candidate, answered());
        }
        assertThat(told)
                .containsExactly(
                        "10 of 100 examples, 60 a minute, about 90 s left",
                        "20 of 100 examples, 60 a minute, about 80 s left",
                        "30 of 100 examples, 60 a minute, about 70 s left",
                        "40 of 100 examples, 60 a minute, about 60 s left");
    }

    @Test
    void aShortEvaluationTellsNothing() {
        EvaluationNotices watch = watch(Set.of());
        watch.begun(100);
        for (int i = 0; i < 100; i++) {
            now.addAndGet(Duration.ofMillis(50).toNanos());
            watch.predicted(candidate, answered());
        }
        assertThat(told).isEmpty();
    }

    @Test
    void ofALeafTheFirstUnreadableAnswerIsTold() {
        EvaluationNotices watch = watch(Set.of());
        watch.begun(2);
        watch.predicted(candidate, unreadable());
        watch.predicted(candidate, unreadable());
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("the answer of module Count cannot be read: ")
                .endsWith("; -Dattune.show=prompts shows it with its prompt")
                .doesNotContain("many, I am sure");
        watch.leafBegun();
        watch.predicted(candidate, unreadable());
        assertThat(told).hasSize(2);
    }

    @Test
    void onDemandItIsShownWithTheWholePromptAndTheAnswer() {
        EvaluationNotices watch = watch(Set.of(Shown.PROMPTS));
        watch.begun(1);
        watch.predicted(candidate, unreadable());
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("the answer of module Count cannot be read: ")
                .contains("\n---- system\nCount the words.\n")
                .contains("\n---- user\n")
                .contains("one two three")
                .contains("\n---- answer, after it was asked for once more\nmany, I am sure\n----");
    }

    private EvaluationNotices watch(Set<Shown> shown) {
        Settings settings = TestSettings.showing(TestSettings.in(Path.of("none"), Mode.AUTO, 1), shown);
        return new EvaluationNotices(List.of(SIGNATURE), settings, told::add, now::get);
    }

    private static Prediction answered() {
        return new Prediction.Answered(3, new Trace.Recorder().trace());
    }

    private Prediction unreadable() {
        Trace.Recorder recorder = new Trace.Recorder();
        try {
            Modules.create(Count.class, SIGNATURE, candidate.prompts().module("Count"), candidate.model(), recorder)
                    .words("one two three");
        } catch (UnreadableAnswerException e) {
            return new Prediction.Unanswered(new Failure.Unreadable(String.valueOf(e.getMessage())), recorder.trace());
        }
        throw new AssertionError("the answer was read");
    }
}
