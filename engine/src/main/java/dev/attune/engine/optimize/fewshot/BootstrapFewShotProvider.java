package dev.attune.engine.optimize.fewshot;

import dev.attune.annotations.BootstrapFewShot;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** One bootstrapped set, in data order. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BootstrapFewShotProvider implements OptimizerProvider<BootstrapFewShot> {

    @Override
    public Class<BootstrapFewShot> annotation() {
        return BootstrapFewShot.class;
    }

    @Override
    public long seed(BootstrapFewShot a) {
        return a.seed();
    }

    @Override
    public Optimizer create(BootstrapFewShot a) {
        String why = "there is one demo set, measured once on all validation examples";
        return new FewShotOptimizer(
                DemoSettings.ofSets("BootstrapFewShot", a.demos(), 3, why).requireChoice("BootstrapFewShot"),
                SearchSettings.validationWithoutPreset("BootstrapFewShot", a.search(), why),
                sets -> sets.subList(sets.size() - 1, sets.size()));
    }
}
