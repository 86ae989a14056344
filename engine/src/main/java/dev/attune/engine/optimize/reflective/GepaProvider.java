package dev.attune.engine.optimize.reflective;

import dev.attune.annotations.Gepa;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.SearchPhase;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** GEPA, with a search of demos after it if there are to be any. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GepaProvider implements OptimizerProvider<Gepa> {

    private static final String NAME = "Gepa";

    @Override
    public Class<Gepa> annotation() {
        return Gepa.class;
    }

    @Override
    public long seed(Gepa a) {
        return a.seed();
    }

    @Override
    public Optimizer create(Gepa a) {
        AnnotationValues values = new AnnotationValues(NAME);
        PresetNumbers preset = PresetNumbers.of(a.search().preset());
        DemoSettings demos = DemoSettings.of(NAME, a.demos(), preset.candidates());
        boolean searchesDemos = demos.sets() > 1 && !demos.empty();
        if (!searchesDemos) {
            DemoSettings.refuseAny(NAME, a.demos());
        }
        int validationSize = searchesDemos
                ? SearchSettings.ofCombinations(NAME, a.search()).validationSize()
                : SearchSettings.validationOnly(
                        NAME,
                        a.search(),
                        preset.validationSize(),
                        "no demos are searched, and calls says how long instructions evolve");
        EvolutionSettings evolution = new EvolutionSettings(
                preset,
                validationSize,
                values.orDefault("calls", a.calls(), 1, -1),
                values.atLeast("minibatchSize", a.minibatchSize(), 1),
                values.atLeast("atOnce", a.atOnce(), 1),
                values.atLeast("merges", a.merges(), 0),
                values.temperature("temperature", a.temperature()));
        return searchesDemos
                ? new GepaOptimizer(
                        evolution,
                        new BootstrapPhase(demos),
                        new SearchPhase(SearchSettings.ofCombinations(NAME, a.search())))
                : new GepaOptimizer(evolution, null, null);
    }
}
