package dev.attune.engine.model;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Which model a stack asks. Immutable.
 *
 * @param name the model with its options, without address and key: {@code local:smollm2-135m {max-output-tokens=16}}
 * @param address where it is, without credentials; equal names at one address are equal models
 * @param options the options it is opened with, without address and key
 * @param price what it costs
 * @param own whether it is an object of the user's, made by a method of the program's class
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Endpoint(String name, String address, Map<String, String> options, Price price, boolean own) {

    /** Copies the map. */
    public Endpoint {
        options = Map.copyOf(options);
    }
}
