package org.example.extending;

import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.SearchPhase;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import java.util.List;

/** Makes the optimizer of {@link PhraseSearch}. */
public final class PhraseSearchProvider implements OptimizerProvider<PhraseSearch> {

    @Override
    public Class<PhraseSearch> annotation() {
        return PhraseSearch.class;
    }

    @Override
    public long seed(PhraseSearch annotation) {
        return annotation.seed();
    }

    @Override
    public Optimizer create(PhraseSearch annotation) {
        if (annotation.phrases().length == 0) {
            throw new AnnotationValues("PhraseSearch").outOfRange("phrases", "{}", "at least one phrase");
        }
        return new PhraseSearchOptimizer(
                List.of(annotation.phrases()),
                new BootstrapPhase(DemoSettings.of("PhraseSearch", annotation.demos(), 1)),
                new SearchPhase(SearchSettings.of("PhraseSearch", annotation.search(), -1)));
    }
}
