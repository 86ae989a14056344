package dev.attune.engine.optimize.phase;

import dev.attune.engine.optimize.phase.CandidateTrials.Measured;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.Sampler;
import dev.attune.engine.search.Study;
import dev.attune.runtime.signature.PromptSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The search of MIPRO (algorithm 1): a sampler proposes a point of a space of prompt sets, trials score it, and the sampler learns from
 * every score. One thread at a time.
 */
final class PromptSearch {

    private final PromptSpace prompts;
    private final Study study;
    private final Map<PromptSet, Point> points = new HashMap<>();

    PromptSearch(PromptSpace prompts, Sampler sampler, RandomStreams random) {
        this.prompts = prompts;
        this.study = new Study(prompts.space(), sampler, random);
    }

    /** Runs all trials, starting from what is known of the unoptimized program. */
    void run(int count, double baselineScore, CandidateTrials trials) {
        study.tell(prompts.seed(), baselineScore);
        for (int trial = 1; trial <= count; trial++) {
            Point point = study.ask(trial);
            NamedCandidate candidate = new NamedCandidate(prompts.tuned(point), prompts.describe(point));
            points.putIfAbsent(candidate.prompts(), point);
            for (Measured measured : trials.next(candidate)) {
                study.tell(points.getOrDefault(measured.prompts(), point), measured.rank());
            }
        }
    }
}
