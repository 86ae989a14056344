package dev.attune.engine.junit.descriptor;

import dev.attune.engine.config.Settings;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.model.ModelRegistry;
import dev.attune.engine.program.RunEnvironment;
import dev.attune.engine.run.ProgramSession;
import dev.attune.engine.run.RunListeners;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the nodes of the tree hand down: what all programs share, and below a program its session.
 *
 * @param environment what all programs share
 * @param session the session of the program; null above programs and in unusable ones
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AttuneExecutionContext(
        RunEnvironment environment, @Nullable ProgramSession session) implements EngineExecutionContext {

    public static AttuneExecutionContext create(ExecutionRequest request) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        List<RunListener> listeners = new ArrayList<>();
        listeners.add(new ConsoleProgress(System.out));
        listeners.add(new ReportEntries(request.getRootTestDescriptor(), request.getEngineExecutionListener()));
        ServiceLoader.load(RunListener.class).stream().forEach(provider -> add(provider, listeners));
        return new AttuneExecutionContext(
                new RunEnvironment(
                        () -> Settings.read(parameters::get, parameters.keySet()),
                        new ModelRegistry(),
                        new RunListeners(listeners),
                        JUnitVersion.cancels()
                                ? () -> request.getCancellationToken().isCancellationRequested()
                                : () -> false),
                null);
    }

    /** A report that cannot be made, for the want of a library of its own, costs nobody the run. */
    private static void add(ServiceLoader.Provider<RunListener> provider, List<RunListener> listeners) {
        try {
            listeners.add(provider.get());
        } catch (ServiceConfigurationError | LinkageError e) {
            System.out.println(
                    "[attune] " + provider.type().getName() + " is not told of this run, since it cannot be made: "
                            + (e.getCause() == null ? e : e.getCause()));
        }
    }

    AttuneExecutionContext with(ProgramSession programSession) {
        return new AttuneExecutionContext(environment, programSession);
    }
}
