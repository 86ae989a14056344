package dev.attune.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Mipro;
import org.junit.jupiter.api.Test;

class OptimizerProvidersTests {

    @Test
    void thoseOfThePaperAreKnownByTheNamesOfTheirAnnotationsThePlainOnesFirst() {
        OptimizerProviders providers = OptimizerProviders.load();
        assertThat(providers.names())
                .containsExactly(
                        "labeled-few-shot",
                        "bootstrap-few-shot",
                        "bootstrap-random-search",
                        "knn-few-shot",
                        "bayesian-bootstrap",
                        "zero-shot-mipro",
                        "mipro",
                        "module-level-opro",
                        "program-level-opro",
                        "coordinate-ascent-opro",
                        "zero-shot-mipro-plus-plus",
                        "mipro-plus-plus",
                        "gepa",
                        "infer-rules",
                        "simba",
                        "layout-search");
        assertThat(providers.annotations()).contains(Mipro.class);
        assertThat(providers.problems()).isEmpty();
    }
}
