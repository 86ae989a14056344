package dev.attune.samples.table;

import dev.attune.annotations.Strategy;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.ProposePhase;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.ProposalSettings;
import java.nio.file.Path;

/** Makes the optimizer of {@link ScoreGrid}. */
public final class ScoreGridProvider implements OptimizerProvider<ScoreGrid> {

    @Override
    public Class<ScoreGrid> annotation() {
        return ScoreGrid.class;
    }

    @Override
    public long seed(ScoreGrid annotation) {
        return annotation.seed();
    }

    @Override
    public Optimizer create(ScoreGrid annotation) {
        return new ScoreGridOptimizer(
                Path.of("target", "tables", annotation.file() + ".table.gz"),
                new BootstrapPhase(DemoSettings.of("ScoreGrid", annotation.demos(), 1)),
                new ProposePhase(ProposalSettings.of("ScoreGrid", annotation.proposals(), 8, Strategy.TPE)));
    }
}
