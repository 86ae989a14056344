package dev.attune.engine.program;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.model.ModelRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * What all programs of a run share.
 *
 * @param settings reads the settings; throws {@link ConfigurationException} if they are wrong
 * @param models opens the models that settings name
 * @param listener is told what happens
 * @param cancelled whether the run is to end
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunEnvironment(
        Supplier<Settings> settings, ModelRegistry models, RunListener listener, BooleanSupplier cancelled) {}
