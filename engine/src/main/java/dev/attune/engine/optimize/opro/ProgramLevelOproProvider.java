package dev.attune.engine.optimize.opro;

import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import java.util.Map;
import org.apiguardian.api.API;

/** One history of the instructions of all modules. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramLevelOproProvider implements OptimizerProvider<ProgramLevelOpro> {

    @Override
    public Class<ProgramLevelOpro> annotation() {
        return ProgramLevelOpro.class;
    }

    @Override
    public long seed(ProgramLevelOpro a) {
        return a.seed();
    }

    @Override
    public Optimizer create(ProgramLevelOpro a) {
        return new OproOptimizer(
                SearchSettings.of("ProgramLevelOpro", a.search(), OproOptimizer.TRIALS),
                ProposalSettings.ofEachTrial("ProgramLevelOpro", a.proposals()),
                Map.of(),
                new OproClimb.ProgramLevel());
    }
}
