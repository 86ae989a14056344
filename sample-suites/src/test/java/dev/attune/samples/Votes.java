package dev.attune.samples;

import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Ensemble;
import dev.attune.annotations.Search;

/** The best candidates of {@link BootstrapRandomSearch} vote, which is as in {@link EveryOptimizer}. */
@Ensemble(of = BootstrapRandomSearch.class, size = 3)
@BootstrapRandomSearch(
        search = @Search(validationSize = 25),
        demos = @Demos(sets = 6, maxBootstrapped = 4, maxLabeled = 8))
interface Votes {}
