package dev.attune.engine.optimize.learning;

import dev.attune.annotations.MiproPlusPlus;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Instructions and demos. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MiproPlusPlusProvider implements OptimizerProvider<MiproPlusPlus> {

    @Override
    public Class<MiproPlusPlus> annotation() {
        return MiproPlusPlus.class;
    }

    @Override
    public long seed(MiproPlusPlus a) {
        return a.seed();
    }

    @Override
    public Optimizer create(MiproPlusPlus a) {
        DemoSettings demos = DemoSettings.ofSets("MiproPlusPlus", a.demos(), 3, "each trial makes a set of its own");
        DemoSettings.refuseThreshold("MiproPlusPlus", a.demos(), "it is searched");
        if (demos.empty()) {
            throw new AnnotationValues("MiproPlusPlus", "Demos")
                    .nothingToSearch(
                            "maxBootstrapped = 0, maxLabeled = 0", "allow demos, or use @ZeroShotMiproPlusPlus");
        }
        return new MiproPlusPlusOptimizer(
                SearchSettings.of("MiproPlusPlus", a.search(), MiproPlusPlusOptimizer.TRIALS),
                MiproPlusPlusOptimizer.tips("MiproPlusPlus", a.tips()),
                demos);
    }
}
