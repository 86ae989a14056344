package dev.attune.engine.predict;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RetriableException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What the user's code threw: a program, a metric, a method that gives data or a model.
 *
 * @param exception the exception
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Thrown(Throwable exception) {

    private static final int FRAMES = 3;
    private static final String FRAME = "\n    at ";

    /** What lies between a program and the user's code in a stack trace. */
    private static final List<String> NOT_THE_USERS = List.of(
            "java.", "javax.", "jdk.", "sun.", "com.sun.", "kotlin.", "dev.langchain4j.", "dev.attune.runtime.");

    /** What calls the user's code: the frames below are of the engine. */
    private static final List<String> CALLERS = List.of(
            ProgramRunner.class.getName(),
            "dev.attune.engine.evaluate.MetricDefinition",
            "dev.attune.engine.junit.reader.InstanceFactory");

    /** Many statuses are answers; these say that a server cannot serve now. */
    private static final Set<Integer> OUT_OF_SERVICE = Set.of(408, 429);

    /**
     * The exception with its cause and, a line each, the first frames of the user's code.
     *
     * @param where where it was thrown, before the frames
     */
    public String describe(String where) {
        List<Throwable> chain = chain();
        Throwable root = chain.get(chain.size() - 1);
        String cause = root == exception || exception.toString().contains(root.toString()) ? "" : ", caused by " + root;
        return exception + cause + where + frames(chain);
    }

    /** Whether the program lacks a class or part of one: no prompt can cause that. */
    boolean isLinkage() {
        return chain().stream().anyMatch(LinkageError.class::isInstance);
    }

    /**
     * Whether a server that the program asks itself failed: a broken connection, a time-out, a server out of service. Other I/O
     * exceptions tell nothing: parsers throw them at answers, and files that an answer names are missing.
     */
    boolean isOutage() {
        List<Throwable> chain = chain();
        return chain.stream().anyMatch(Thrown::isOutage)
                || chain.get(chain.size() - 1).getClass() == IOException.class;
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof HttpTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof RetriableException
                || (cause instanceof HttpException http
                        && (http.statusCode() >= 500 || OUT_OF_SERVICE.contains(http.statusCode())));
    }

    private static String frames(List<Throwable> chain) {
        if (chain.get(0).toString().contains(FRAME)) {
            return "";
        }
        for (Throwable cause : chain) {
            String frames = Arrays.stream(cause.getStackTrace())
                    .takeWhile(frame -> !isCaller(frame))
                    .filter(Thrown::isTheUsers)
                    .limit(FRAMES)
                    .map(frame -> FRAME + frame)
                    .collect(Collectors.joining());
            if (!frames.isEmpty()) {
                return frames;
            }
        }
        return "";
    }

    private static boolean isCaller(StackTraceElement frame) {
        String name = frame.getClassName();
        return CALLERS.stream().anyMatch(caller -> name.equals(caller) || name.startsWith(caller + "$"));
    }

    private static boolean isTheUsers(StackTraceElement frame) {
        return NOT_THE_USERS.stream().noneMatch(frame.getClassName()::startsWith)
                && !frame.getClassName().contains("$Proxy");
    }

    private List<Throwable> chain() {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = exception; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
