package dev.attune.engine.optimize.layout;

import dev.attune.annotations.LayoutSearch;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.OptimizerProvider;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.runtime.signature.PromptLayout;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/** The same prompts in other layouts. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayoutSearchProvider implements OptimizerProvider<LayoutSearch> {

    private static final String NAME = "LayoutSearch";

    @Override
    public Class<LayoutSearch> annotation() {
        return LayoutSearch.class;
    }

    @Override
    public long seed(LayoutSearch a) {
        return a.seed();
    }

    @Override
    public Optimizer create(LayoutSearch a) {
        String why = "there is one demo set, measured once in each layout on all validation examples";
        return new LayoutOptimizer(
                DemoSettings.ofSets(NAME, a.demos(), a.demos().maxBootstrapped() == 0 ? 2 : 3, why),
                SearchSettings.validationWithoutPreset(NAME, a.search(), why),
                layouts(a));
    }

    private static List<PromptLayout> layouts(LayoutSearch a) {
        Set<PromptLayout> layouts = new LinkedHashSet<>(Arrays.asList(a.layouts()));
        if (layouts.isEmpty() || layouts.contains(PromptLayout.TURNS) || layouts.size() < a.layouts().length) {
            throw new AnnotationValues(NAME)
                    .outOfRange(
                            "layouts",
                            Arrays.toString(a.layouts()),
                            "at least one layout, each once, and not TURNS, which is the default and measured anyway");
        }
        return List.copyOf(layouts);
    }
}
