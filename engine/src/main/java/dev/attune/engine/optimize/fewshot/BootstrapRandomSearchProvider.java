package dev.attune.engine.optimize.fewshot;

import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Many sets, the best of which wins. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BootstrapRandomSearchProvider implements OptimizerProvider<BootstrapRandomSearch> {

    @Override
    public Class<BootstrapRandomSearch> annotation() {
        return BootstrapRandomSearch.class;
    }

    @Override
    public long seed(BootstrapRandomSearch a) {
        return a.seed();
    }

    @Override
    public Optimizer create(BootstrapRandomSearch a) {
        PresetNumbers preset = PresetNumbers.of(a.search().preset());
        return new FewShotOptimizer(
                DemoSettings.of("BootstrapRandomSearch", a.demos(), preset.candidates())
                        .requireChoice("BootstrapRandomSearch"),
                SearchSettings.validationOnly(
                        "BootstrapRandomSearch",
                        a.search(),
                        preset.validationSize(),
                        "each demo set is evaluated once, on all validation examples of the search"),
                sets -> sets.subList(1, sets.size()));
    }
}
