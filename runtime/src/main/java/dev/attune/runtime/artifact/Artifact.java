package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A tuned prompt set with its provenance, as the artifact file holds it. Immutable.
 *
 * @param schema the version of the file's layout; {@link #SCHEMA}
 * @param program the class that defined the program
 * @param objective the metric that was maximized
 * @param optimizer the optimizer that found the prompts
 * @param seed the seed of the search
 * @param fingerprint what the result depends on; an artifact is stale if it differs from today's
 * @param measuredWith the task model of the search and of the gates, and what it was asked with
 * @param validation scores on the validation split
 * @param modules the prompt of each module by module name, in program order
 * @param attribution what each change of a prompt was worth on the validation split, in program order; empty if that was not measured
 * @param stages what each stage of a chain of optimizers found, in their order; empty for one that ran alone, and then files do not say so
 * @param provenance the run, the gates and the acceptance
 * @param testSplit the examples on which gates judge the program, and what they have judged
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({
    "schema",
    "program",
    "objective",
    "optimizer",
    "seed",
    "fingerprint",
    "measuredWith",
    "validation",
    "modules",
    "attribution",
    "stages",
    "provenance",
    "testSplit"
})
public record Artifact(
        int schema,
        String program,
        String objective,
        String optimizer,
        long seed,
        Fingerprint fingerprint,
        MeasuredModel measuredWith,
        Scores validation,
        Map<String, TunedModule> modules,
        List<Worth> attribution,

        @JacksonInject(value = Artifact.STAGES, useInput = OptBoolean.TRUE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Stage> stages,

        Provenance provenance,
        TestSplit testSplit) {

    /** The layout that this version writes and reads. */
    public static final int SCHEMA = 6;

    /** What stands for the stages in files that have none. */
    static final String STAGES = "stages";

    /** Copies the collections, keeping their order. */
    public Artifact {
        attribution = List.copyOf(attribution);
        stages = List.copyOf(stages);
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }

    /** The artifact of an optimizer that ran alone. */
    public Artifact(
            int schema,
            String program,
            String objective,
            String optimizer,
            long seed,
            Fingerprint fingerprint,
            MeasuredModel measuredWith,
            Scores validation,
            Map<String, TunedModule> modules,
            List<Worth> attribution,
            Provenance provenance,
            TestSplit testSplit) {
        this(
                schema,
                program,
                objective,
                optimizer,
                seed,
                fingerprint,
                measuredWith,
                validation,
                modules,
                attribution,
                List.of(),
                provenance,
                testSplit);
    }

    /** Returns the tuned prompts. */
    public PromptSet promptSet() {
        Map<String, ModulePrompt> prompts = new LinkedHashMap<>();
        modules.forEach((name, module) -> prompts.put(name, module.prompt()));
        return new PromptSet(prompts);
    }

    /** Returns the same prompts with another provenance. */
    public Artifact with(Provenance other) {
        return with(other, testSplit);
    }

    /** Returns the same prompts with another record of what the test split has judged. */
    public Artifact with(TestSplit other) {
        return with(provenance, other);
    }

    private Artifact with(Provenance origin, TestSplit split) {
        return new Artifact(
                schema,
                program,
                objective,
                optimizer,
                seed,
                fingerprint,
                measuredWith,
                validation,
                modules,
                attribution,
                stages,
                origin,
                split);
    }

    /**
     * The test split and the candidates that it has judged. Each candidate has its own chance to pass wrongly, so their number says how
     * much a pass is still worth.
     *
     * @param examples the test examples
     * @param judged the fingerprints of the candidates, in the order in which they were first judged
     */
    @JsonPropertyOrder({"examples", "judged"})
    public record TestSplit(SplitFingerprint examples, List<String> judged) {

        /** Copies the list. */
        public TestSplit {
            judged = List.copyOf(judged);
        }
    }

    /**
     * The scores of a search.
     *
     * @param baseline the unoptimized program
     * @param winner the program with the prompts of the artifact
     */
    @JsonPropertyOrder({"baseline", "winner"})
    public record Scores(Score baseline, Score winner) {}

    /**
     * A score with the interval of its mean.
     *
     * @param mean the mean
     * @param low the low end of the interval
     * @param high the high end of the interval
     * @param confidence the confidence of the interval
     * @param examples how many examples were scored
     */
    @JsonPropertyOrder({"mean", "low", "high", "confidence", "examples"})
    public record Score(double mean, double low, double high, double confidence, int examples) {}

    /**
     * What one change of a prompt was worth: the score of the tuned program, minus the score without that change. Parts of a prompt
     * interact, so these differences do not add up to the whole gain.
     *
     * @param module the name of the module
     * @param part the part of its prompt
     * @param difference the paired difference; the range is that of differences of scores
     */
    @JsonPropertyOrder({"module", "part", "difference"})
    public record Worth(String module, PromptPart part, Score difference) {}

    /**
     * What a stage of a chain of optimizers found on the validation split.
     *
     * @param optimizer the name of its optimizer
     * @param before the score of what it began from
     * @param after the score of what it left to the next stage, on the same examples
     */
    @JsonPropertyOrder({"optimizer", "before", "after"})
    public record Stage(String optimizer, Score before, Score after) {}
}
