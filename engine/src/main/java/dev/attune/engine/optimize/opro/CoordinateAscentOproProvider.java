package dev.attune.engine.optimize.opro;

import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/** One module after the other. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CoordinateAscentOproProvider implements OptimizerProvider<CoordinateAscentOpro> {

    @Override
    public Class<CoordinateAscentOpro> annotation() {
        return CoordinateAscentOpro.class;
    }

    @Override
    public long seed(CoordinateAscentOpro a) {
        return a.seed();
    }

    @Override
    public Optimizer create(CoordinateAscentOpro a) {
        AnnotationValues values = new AnnotationValues("CoordinateAscentOpro");
        int perModule = values.atLeast("proposalsPerModule", a.proposalsPerModule(), 1);
        int rounds = values.atLeast("rounds", a.rounds(), 1);
        Map<String, String> own = new LinkedHashMap<>();
        own.put("proposalsPerModule", "" + perModule);
        own.put("rounds", "" + rounds);
        return new OproOptimizer(
                SearchSettings.withoutTrials(
                        "CoordinateAscentOpro",
                        a.search(),
                        "there is one for each proposal: modules times proposalsPerModule times rounds"),
                ProposalSettings.ofEachTrial("CoordinateAscentOpro", a.proposals()),
                own,
                new OproClimb.CoordinateAscent(perModule, rounds));
    }
}
