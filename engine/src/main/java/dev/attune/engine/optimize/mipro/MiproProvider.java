package dev.attune.engine.optimize.mipro;

import dev.attune.annotations.Mipro;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import org.apiguardian.api.API;

/** Full MIPRO. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MiproProvider implements OptimizerProvider<Mipro> {

    @Override
    public Class<Mipro> annotation() {
        return Mipro.class;
    }

    @Override
    public long seed(Mipro a) {
        return a.seed();
    }

    @Override
    public Optimizer create(Mipro a) {
        PresetNumbers preset = PresetNumbers.of(a.search().preset());
        DemoSettings demos = DemoSettings.of("Mipro", a.demos(), preset.candidates());
        SearchSettings search = SearchSettings.ofCombinations("Mipro", a.search());
        ProposalSettings proposals =
                ProposalSettings.of("Mipro", a.proposals(), search.instructions(!demos.empty()), search.strategy());
        if (proposals.instructions() == 1 && (demos.empty() || demos.sets() == 1)) {
            throw new AnnotationValues("Mipro")
                    .nothingToSearch(
                            "proposals = @Proposals(instructions = 1), demos = @Demos(sets = " + demos.sets() + ")",
                            "allow more instructions, or demos");
        }
        return new MiproOptimizer(search, demos, proposals, true);
    }
}
