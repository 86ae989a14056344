package dev.attune.engine.optimize.mipro;

import dev.attune.annotations.ZeroShotMipro;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** 0-shot MIPRO: instructions only; demos ground the proposals and are never shown to the task model. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ZeroShotMiproProvider implements OptimizerProvider<ZeroShotMipro> {

    @Override
    public Class<ZeroShotMipro> annotation() {
        return ZeroShotMipro.class;
    }

    @Override
    public long seed(ZeroShotMipro a) {
        return a.seed();
    }

    @Override
    public Optimizer create(ZeroShotMipro a) {
        SearchSettings search = SearchSettings.ofCombinations("ZeroShotMipro", a.search());
        ProposalSettings proposals =
                ProposalSettings.of("ZeroShotMipro", a.proposals(), search.instructions(false), search.strategy());
        if (proposals.instructions() == 1) {
            throw new AnnotationValues("ZeroShotMipro", "Proposals")
                    .nothingToSearch("instructions = 1", "allow more instructions");
        }
        return new MiproOptimizer(search, DemoSettings.forGrounding(), proposals, false);
    }
}
