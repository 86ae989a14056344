package dev.attune.engine.event;

import dev.attune.annotations.Role;
import org.apiguardian.api.API;

/**
 * What a role has cost in a run. Immutable.
 *
 * @param role the role
 * @param model the model that plays it, and its price
 * @param usage its calls and their tokens
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RoleUsage(Role role, PricedModel model, Usage usage) {}
