package dev.attune.engine.optimize.reflective;

import dev.attune.annotations.Simba;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Rules and demos from examples that go well at one time and badly at another. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SimbaProvider implements OptimizerProvider<Simba> {

    private static final String NAME = "Simba";

    /** One example is what a candidate is made from, and is not compared on. */
    private static final int LEAST_EXAMPLES = 2;

    @Override
    public Class<Simba> annotation() {
        return Simba.class;
    }

    @Override
    public long seed(Simba a) {
        return a.seed();
    }

    @Override
    public Optimizer create(Simba a) {
        AnnotationValues values = new AnnotationValues(NAME);
        PresetNumbers preset = PresetNumbers.of(a.search().preset());
        return new SimbaOptimizer(new AscentSettings(
                preset,
                SearchSettings.validationOnly(
                        NAME, a.search(), preset.validationSize(), "calls says how long the search is"),
                values.orDefault("calls", a.calls(), 1, -1),
                values.atLeast("minibatchSize", a.minibatchSize(), LEAST_EXAMPLES),
                values.atLeast("samples", a.samples(), 1),
                values.atLeast("candidates", a.candidates(), 1),
                values.atLeast("maxDemos", a.maxDemos(), 0),
                values.temperature("samplingTemperature", a.samplingTemperature()),
                values.temperature("temperature", a.temperature())));
    }
}
