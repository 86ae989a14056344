package dev.attune.engine.optimize;

import java.util.List;
import org.apiguardian.api.API;

/** The names of all optimizers: those of their annotations, in lower case with hyphens. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OptimizerNames {

    /** All of them, the plain ones first. */
    public static final List<String> ALL = List.of(
            "labeled-few-shot",
            "bootstrap-few-shot",
            "bootstrap-random-search",
            "bayesian-bootstrap",
            "zero-shot-mipro",
            "mipro",
            "module-level-opro",
            "program-level-opro",
            "coordinate-ascent-opro",
            "zero-shot-mipro-plus-plus",
            "mipro-plus-plus");

    private OptimizerNames() {}
}
