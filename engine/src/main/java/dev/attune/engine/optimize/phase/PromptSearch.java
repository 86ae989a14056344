package dev.attune.engine.optimize.phase;

import dev.attune.engine.optimize.phase.CandidateTrials.Described;
import dev.attune.engine.optimize.phase.CandidateTrials.Measured;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.Sampler;
import dev.attune.engine.search.SearchSpace;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The search of MIPRO (algorithm 1): a sampler proposes a point of a space of prompt sets, trials score it, and the sampler learns from
 * every score. One thread at a time.
 */
final class PromptSearch {

    private final PromptSpace prompts;
    private final SearchSpace space;
    private final Sampler sampler;
    private final RandomStreams random;
    private final List<Observation> observations = new ArrayList<>();
    private final Map<PromptSet, Point> points = new HashMap<>();

    PromptSearch(PromptSpace prompts, Sampler sampler, RandomStreams random) {
        this.prompts = prompts;
        this.space = prompts.space();
        this.sampler = sampler;
        this.random = random;
    }

    /** Runs all trials, starting from what is known of the unoptimized program. */
    void run(int count, double baselineScore, CandidateTrials trials) {
        observe(prompts.seed(), baselineScore);
        for (int trial = 1; trial <= count; trial++) {
            Point point =
                    sampler.suggest(new History(space, observations, List.of()), random.stream("suggestion", trial));
            PromptSet candidate = prompts.promptSet(point);
            points.putIfAbsent(candidate, point);
            for (Measured measured :
                    trials.next(new Described(candidate, prompts.origins(point), prompts.describe(point)))) {
                observe(points.getOrDefault(measured.prompts(), point), measured.rank());
            }
        }
    }

    private void observe(Point point, double rank) {
        if (!Double.isNaN(rank)) {
            observations.add(new Observation(point, rank, observations.size()));
        }
    }
}
