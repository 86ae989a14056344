package dev.attune.engine.junit.descriptor;

import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver.InitializationContext;

/** Whether the JUnit Platform of this build has what Attune calls, and what to say where it has not. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JUnitVersion {

    /** The version that Attune is built and tested with. */
    public static final String RECOMMENDED = "6.1.3";

    private JUnitVersion() {}

    /** Why programs cannot run on this platform; empty if they can. Versions before 1.13 have no discovery issues. */
    public static Optional<String> unfit() {
        return has(InitializationContext.class, "getIssueReporter") ? Optional.empty() : Optional.of(tooOld(found()));
    }

    /** Whether runs can be cancelled, which versions before 6.0 cannot do. */
    public static boolean cancels() {
        return has(ExecutionRequest.class, "getCancellationToken");
    }

    public static String tooOld(String found) {
        return "Attune needs JUnit Platform 6.0 or newer, found " + found + ": " + remedy();
    }

    /** What to say of a class or method that is not there. */
    public static String message(LinkageError missing) {
        String engine = found();
        String commons = version(JUnitException.class);
        return "Attune cannot run with the libraries of this build (" + missing
                + "). It needs JUnit Platform 6.0 or newer, all "
                + "of one version; found junit-platform-engine " + engine + " and junit-platform-commons " + commons
                + ": " + remedy();
    }

    private static String remedy() {
        return "set <junit-jupiter.version>" + RECOMMENDED
                + "</junit-jupiter.version> (with Spring Boot's parent), or import " + "org.junit:junit-bom:"
                + RECOMMENDED + " (in any build)";
    }

    private static String found() {
        return version(TestEngine.class);
    }

    private static String version(Class<?> ofLibrary) {
        ModuleDescriptor module = ofLibrary.getModule().getDescriptor();
        return Optional.ofNullable(ofLibrary.getPackage().getImplementationVersion())
                .or(() -> Optional.ofNullable(module).flatMap(ModuleDescriptor::rawVersion))
                .orElse("an unknown version");
    }

    private static boolean has(Class<?> type, String method) {
        return Arrays.stream(type.getMethods())
                .anyMatch(found -> found.getName().equals(method));
    }
}
