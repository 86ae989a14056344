package dev.attune.engine.optimize.fewshot;

import dev.attune.annotations.LabeledFewShot;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Labeled demos only. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LabeledFewShotProvider implements OptimizerProvider<LabeledFewShot> {

    /** Labeled demos per module where nothing else is said. */
    private static final int LABELED = 16;

    @Override
    public Class<LabeledFewShot> annotation() {
        return LabeledFewShot.class;
    }

    @Override
    public long seed(LabeledFewShot a) {
        return a.seed();
    }

    @Override
    public Optimizer create(LabeledFewShot a) {
        String why = "labeled demos are all there is, measured once on all validation examples";
        return new FewShotOptimizer(
                DemoSettings.ofLabeled("LabeledFewShot", a.demos(), LABELED, why),
                SearchSettings.validationWithoutPreset("LabeledFewShot", a.search(), why),
                sets -> sets.subList(1, sets.size()));
    }
}
