package dev.attune.engine.optimize.rules;

import dev.attune.annotations.InferRules;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Rules inferred from worked examples. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InferRulesProvider implements OptimizerProvider<InferRules> {

    private static final String NAME = "InferRules";

    @Override
    public Class<InferRules> annotation() {
        return InferRules.class;
    }

    @Override
    public long seed(InferRules a) {
        return a.seed();
    }

    @Override
    public Optimizer create(InferRules a) {
        AnnotationValues values = new AnnotationValues(NAME);
        PresetNumbers preset = PresetNumbers.of(a.search().preset());
        return new InferRulesOptimizer(
                SearchSettings.ofCombinations(NAME, a.search()),
                DemoSettings.of(NAME, a.demos(), preset.candidates()).requireChoice(NAME),
                values.atLeast("rules", a.rules(), 1),
                values.temperature("temperature", a.temperature()));
    }
}
