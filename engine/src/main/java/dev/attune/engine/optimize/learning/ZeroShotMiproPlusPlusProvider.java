package dev.attune.engine.optimize.learning;

import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Instructions only. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ZeroShotMiproPlusPlusProvider implements OptimizerProvider<ZeroShotMiproPlusPlus> {

    @Override
    public Class<ZeroShotMiproPlusPlus> annotation() {
        return ZeroShotMiproPlusPlus.class;
    }

    @Override
    public long seed(ZeroShotMiproPlusPlus a) {
        return a.seed();
    }

    @Override
    public Optimizer create(ZeroShotMiproPlusPlus a) {
        return new MiproPlusPlusOptimizer(
                SearchSettings.of("ZeroShotMiproPlusPlus", a.search(), MiproPlusPlusOptimizer.TRIALS),
                MiproPlusPlusOptimizer.tips("ZeroShotMiproPlusPlus", a.tips()),
                null);
    }
}
