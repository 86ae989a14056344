/**
 * The multivariate tree-structured Parzen estimator (Bergstra et al., 2011; as in Optuna), and the importance of variables. Start with
 * {@link dev.attune.engine.search.tpe.TpeSampler}.
 */
@NullMarked
package dev.attune.engine.search.tpe;

import org.jspecify.annotations.NullMarked;
