/**
 * What calls cost and may cost: tokens, money, time. Start with {@link dev.attune.engine.model.budget.Budget}.
 */
@NullMarked
package dev.attune.engine.model.budget;

import org.jspecify.annotations.NullMarked;
