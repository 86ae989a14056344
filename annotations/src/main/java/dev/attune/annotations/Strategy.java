package dev.attune.annotations;

import org.apiguardian.api.API;

/** How combinations of instructions and demos are searched. Both strategies spend the same number of runs of the program. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Strategy {
    /** {@link #TPE} with {@link Preset#PAPER}, {@link #RACING} with the others. */
    BY_PRESET,
    /**
     * Candidates race on small blocks of validation examples; a model of what each choice is worth decides who takes the next block, a few
     * finalists share the rest, and choices of the winner that do not pay their way are put back. With it, {@code trials},
     * {@code minibatchSize} and {@code fullEvaluationEvery} only say how many runs there are: as many as with {@link #TPE}.
     */
    RACING,
    /** The search of MIPRO: a multivariate TPE on minibatches, and every few trials the best mean so far on all examples. */
    TPE
}
