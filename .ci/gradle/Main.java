package org.gradle.launcher;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.gradle.api.internal.file.FileCollectionFactory;
import org.gradle.api.logging.LogLevel;
import org.gradle.cli.CommandLineParser;
import org.gradle.initialization.DefaultBuildCancellationToken;
import org.gradle.initialization.DefaultBuildRequestContext;
import org.gradle.initialization.DefaultBuildRequestMetaData;
import org.gradle.initialization.NoOpBuildEventConsumer;
import org.gradle.initialization.layout.BuildLayoutFactory;
import org.gradle.internal.buildprocess.BuildProcessState;
import org.gradle.internal.classpath.ClassPath;
import org.gradle.internal.instrumentation.agent.AgentStatus;
import org.gradle.internal.logging.LoggingManagerInternal;
import org.gradle.internal.logging.services.DefaultLoggingManagerFactory;
import org.gradle.internal.logging.services.LoggingServiceRegistry;
import org.gradle.internal.nativeintegration.services.NativeServices;
import org.gradle.internal.service.ServiceRegistry;
import org.gradle.internal.service.ServiceRegistryBuilder;
import org.gradle.internal.service.scopes.BasicGlobalScopeServices;
import org.gradle.internal.service.scopes.Scope;
import org.gradle.launcher.cli.BuildEnvironmentConfigurationConverter;
import org.gradle.launcher.cli.Parameters;
import org.gradle.launcher.exec.BuildActionResult;
import org.gradle.launcher.exec.BuildExecutor;
import org.gradle.launcher.exec.DefaultBuildActionParameters;
import org.gradle.tooling.internal.provider.action.ExecuteBuildAction;

/** Stands in for Gradle's own command line, which is not in gradle-api: reads the arguments and builds in this process. */
public class Main {

    /** Called by Gradle's bootstrap, which has made the class loaders. */
    public void run(String[] args) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
        try {
            System.exit(build(args) ? 0 : 1);
        } catch (Throwable problem) {
            problem.printStackTrace(console);
            System.exit(2);
        }
    }

    private static boolean build(String[] args) {
        ServiceRegistry logging = LoggingServiceRegistry.newCommandLineProcessLogging();
        LoggingManagerInternal manager = logging.get(DefaultLoggingManagerFactory.class).create();
        manager.setLevelInternal(LogLevel.LIFECYCLE).start();
        NativeServices.initializeOnClient(
                new File(System.getProperty("gradle.user.home")), NativeServices.NativeServicesMode.DISABLED);
        ServiceRegistry basics = ServiceRegistryBuilder.builder()
                .scopeStrictly(Scope.Global.class)
                .parent(logging)
                .parent(NativeServices.getInstance())
                .provider(new BasicGlobalScopeServices())
                .build();
        BuildEnvironmentConfigurationConverter converter = new BuildEnvironmentConfigurationConverter(
                new BuildLayoutFactory(), basics.get(FileCollectionFactory.class));
        CommandLineParser parser = new CommandLineParser();
        converter.configure(parser);
        Parameters parameters = converter.convertParameters(parser.parse(List.of(args)), null);
        var start = parameters.getStartParameter();
        var daemon = parameters.getDaemonParameters();
        System.getProperties().putAll(daemon.getSystemProperties());
        ServiceRegistry services = new BuildProcessState(
                        false, AgentStatus.disabled(), ClassPath.EMPTY, logging, NativeServices.getInstance())
                .getServices();
        manager.captureSystemSources();
        BuildActionResult result = services.get(BuildExecutor.class)
                .execute(
                        new ExecuteBuildAction(start),
                        new DefaultBuildActionParameters(
                                daemon.getEffectiveSystemProperties(),
                                System.getenv(),
                                new File("").getAbsoluteFile(),
                                start.getLogLevel(),
                                false,
                                ClassPath.EMPTY),
                        new DefaultBuildRequestContext(
                                new DefaultBuildRequestMetaData(System.currentTimeMillis(), false),
                                new DefaultBuildCancellationToken(),
                                new NoOpBuildEventConsumer()));
        manager.stop();
        return !result.hasFailure();
    }
}
