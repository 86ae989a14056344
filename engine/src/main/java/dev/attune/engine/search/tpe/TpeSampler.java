package dev.attune.engine.search.tpe;

import dev.attune.engine.search.History;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.RandomSampler;
import dev.attune.engine.search.Sampler;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * Multivariate tree-structured Parzen estimator (TPE), the search of MIPRO. It splits the finished trials into a few
 * good ones and the rest, models where each group lies, draws candidates from the model of the good ones and suggests
 * the candidate that is likeliest to be good rather than bad. The variables are modelled jointly, so a combination that
 * worked is tried again as a combination.
 *
 * <p>The split, the two densities and the choice are those of Optuna 5.0.0's {@code TPESampler(multivariate=True)}
 * under maximization with its other arguments at their defaults; only the random numbers differ. Sources: Bergstra et
 * al., "Algorithms for Hyper-Parameter Optimization", NeurIPS 2011, section 4 (the method); Falkner et al., "BOHB", ICML
 * 2018 (multivariate kernels); Watanabe, "Tree-Structured Parzen Estimator", arXiv 2304.11127, section 3
 * (what each setting does).
 *
 * <p>Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TpeSampler implements Sampler {

    /** Hyperopt's and Optuna's value. More would make suggestions greedier, fewer would make them more random. */
    private static final int CANDIDATES = 24;

    private final TpeOptions options;
    private final Sampler startup = new RandomSampler();

    /** A sampler with {@link TpeOptions#defaults()}. */
    public TpeSampler() {
        this(TpeOptions.defaults());
    }

    /** A sampler with the given options. */
    public TpeSampler(TpeOptions options) {
        this.options = options;
    }

    @Override
    public Point suggest(History history, RandomGenerator random) {
        if (history.finished().size() < options.startupTrials()) {
            return startup.suggest(history, random);
        }
        TpeModel model = model(history);
        Point best = model.sampleBelow(random);
        double bestAcquisition = model.acquisition(best);
        for (int i = 1; i < CANDIDATES; i++) {
            Point candidate = model.sampleBelow(random);
            double acquisition = model.acquisition(candidate);
            if (acquisition > bestAcquisition) {
                best = candidate;
                bestAcquisition = acquisition;
            }
        }
        return best;
    }

    /** Returns what this sampler has learned from a history, however short; {@link #suggest} draws from the same model. */
    public TpeModel model(History history) {
        return new TpeModel(history, options.constantLiar());
    }
}
