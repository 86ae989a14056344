/**
 * What calls cost and may cost: calls, tokens, money, time. Start with {@link dev.attune.engine.model.budget.Budget}, which decides whether
 * one more call fits; {@link dev.attune.engine.model.layer.BudgetLayer} asks it before each.
 */
@NullMarked
package dev.attune.engine.model.budget;

import org.jspecify.annotations.NullMarked;
