package dev.attune.engine.junit.reader;

import dev.attune.engine.junit.annotation.Markings;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.runtime.signature.Signature;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What was read from an annotated class. Immutable.
 *
 * @param type the class
 * @param markings its name for reports, its tags, and what switches it off
 * @param definition the program; empty if there are problems
 * @param metrics its metrics, the objective first
 * @param methods all methods that Attune calls
 * @param refusal why it cannot run; empty if it can
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProgramClass(
        Class<?> type,
        Markings markings,
        Optional<ProgramDefinition> definition,
        List<MetricMethod> metrics,
        List<Method> methods,
        Optional<Refusal> refusal) {

    public ProgramClass {
        metrics = List.copyOf(metrics);
        methods = List.copyOf(methods);
    }

    /**
     * Why a class cannot run as a program.
     *
     * @param headline what that makes it; empty: the problems say all
     * @param problems a sentence each, at least one
     */
    public record Refusal(String headline, List<String> problems) {

        public String message() {
            return headline + String.join("\n  - ", problems);
        }
    }

    public List<String> moduleNames() {
        return definition.map(ProgramDefinition::signatures).orElse(List.of()).stream()
                .map(Signature::name)
                .toList();
    }
}
