package dev.attune.engine.optimize.opro;

import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import java.util.Map;
import org.apiguardian.api.API;

/** A history for each module, with the program's score as a stand-in for its own. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModuleLevelOproProvider implements OptimizerProvider<ModuleLevelOpro> {

    @Override
    public Class<ModuleLevelOpro> annotation() {
        return ModuleLevelOpro.class;
    }

    @Override
    public long seed(ModuleLevelOpro a) {
        return a.seed();
    }

    @Override
    public Optimizer create(ModuleLevelOpro a) {
        return new OproOptimizer(
                SearchSettings.of("ModuleLevelOpro", a.search(), OproOptimizer.TRIALS),
                ProposalSettings.ofEachTrial("ModuleLevelOpro", a.proposals()),
                Map.of(),
                OproClimb::moduleLevel);
    }
}
