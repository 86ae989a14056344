package dev.attune.report.site;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A process of its own that runs a program to each end, with Allure listening as in a build, and makes the site of Allure 2. It leaves what
 * runs leave in {@code output}, the results of Allure in {@code results} and its site in {@code allure-2}.
 */
final class Outcomes {

    private final Path folder;

    private Outcomes(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder */
    public static void main(String[] arguments) {
        Outcomes outcomes = new Outcomes(Path.of(arguments[0]));
        outcomes.run(Tickets.Passed.class, Map.of("attune.mode", "optimize"));
        outcomes.run(Tickets.Failed.class, Map.of("attune.mode", "optimize"));
        outcomes.run(Tickets.Inconclusive.class, Map.of("attune.mode", "optimize"));
        outcomes.run(Tickets.Stale.class, Map.of("attune.mode", "optimize"));
        outcomes.run(Tickets.Stale.class, Map.of("attune.mode", "accept"));
        outcomes.run(Tickets.Stale.class, Map.of("attune.mode", "verify", "attune.seed", "8"));
        outcomes.run(Tickets.Aborted.class, Map.of("attune.mode", "optimize"));
        outcomes.run(Tickets.Accepted.class, Map.of("attune.mode", "optimize"));
        outcomes.run(Tickets.Accepted.class, Map.of("attune.mode", "accept"));
        outcomes.run(Tickets.Budget.class, Map.of("attune.mode", "optimize", "attune.budget.calls", "150"));
        BigRun.write(outcomes.folder.resolve("results"));
        new ReportGenerator(ConfigurationBuilder.bundled().build())
                .generate(outcomes.folder.resolve("allure-2"), List.of(outcomes.folder.resolve("results")));
        System.exit(0);
    }

    private void run(Class<?> program, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        for (String kept : List.of("output", "artifacts", "recordings", "journal")) {
            all.put("attune." + kept, folder.resolve(kept).toString());
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(program))
                .filters(EngineFilter.includeEngines("attune"))
                .configurationParameters(all)
                .build();
        LauncherFactory.create().execute(request);
    }
}
