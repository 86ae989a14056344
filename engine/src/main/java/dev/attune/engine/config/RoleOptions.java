package dev.attune.engine.config;

import dev.attune.annotations.Role;
import dev.attune.runtime.ModelOptions;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The options of the models that settings name. Immutable.
 *
 * @param common those of all models, by the last part of their key; those of one scheme with it, as {@code local.x}
 * @param own those that are set for the model of one role
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RoleOptions(ModelOptions common, Map<Role, ModelOptions> own) {

    private static final String BASE_URL = "base-url";

    /** Copies the map. */
    public RoleOptions {
        own = Map.copyOf(own);
    }

    /** The same options for the models of all roles. */
    public static RoleOptions of(ModelOptions common) {
        return new RoleOptions(common, Map.of());
    }

    /**
     * The options of the model of a role. The key of the common server goes nowhere else: a role with an address of its own has its own key or
     * none.
     */
    public ModelOptions of(Role role) {
        ModelOptions mine = own.get(role);
        if (mine == null) {
            return common;
        }
        Map<String, String> values = new TreeMap<>(common.values());
        values.putAll(mine.values());
        boolean elsewhere = mine.get(BASE_URL).isPresent();
        return new ModelOptions(
                values, elsewhere ? mine.apiKey() : mine.apiKey().or(common::apiKey));
    }
}
