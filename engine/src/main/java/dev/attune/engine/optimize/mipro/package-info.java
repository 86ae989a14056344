/**
 * MIPRO and the relatives that search one of its halves (Opsahl-Ong et al., 2024). Start with
 * {@link dev.attune.engine.optimize.mipro.MiproOptimizer}.
 */
@NullMarked
package dev.attune.engine.optimize.mipro;

import org.jspecify.annotations.NullMarked;
