package dev.attune.engine.optimize.mipro;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Bayesian Bootstrap: demo sets only, under the seed instructions. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BayesianBootstrapProvider implements OptimizerProvider<BayesianBootstrap> {

    @Override
    public Class<BayesianBootstrap> annotation() {
        return BayesianBootstrap.class;
    }

    @Override
    public long seed(BayesianBootstrap a) {
        return a.seed();
    }

    @Override
    public Optimizer create(BayesianBootstrap a) {
        PresetNumbers preset = PresetNumbers.of(a.search().preset());
        DemoSettings demos = DemoSettings.of("BayesianBootstrap", a.demos(), preset.candidates())
                .requireChoice("BayesianBootstrap");
        return new MiproOptimizer(SearchSettings.ofCombinations("BayesianBootstrap", a.search()), demos, null, true);
    }
}
