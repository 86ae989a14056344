package dev.attune.engine.junit;

import dev.attune.engine.run.ProgramDefinition;
import dev.attune.runtime.Signature;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;

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
record ProgramClass(
        Class<?> type,
        Markings markings,
        Optional<ProgramDefinition> definition,
        List<MetricMethod> metrics,
        List<Method> methods,
        Optional<Refusal> refusal) {

    ProgramClass {
        metrics = List.copyOf(metrics);
        methods = List.copyOf(methods);
    }

    /**
     * Why a class cannot run as a program.
     *
     * @param headline what that makes it; empty: the problems say all
     * @param problems a sentence each, at least one
     */
    record Refusal(String headline, List<String> problems) {

        String message() {
            return headline + String.join("\n  - ", problems);
        }
    }

    /**
     * The leaves in the order in which they depend on each other, and after them those that only say why nothing runs. A class that cannot
     * run has the first and these.
     */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf.Checks());
        definition.ifPresent(program -> {
            program.optimizers().forEach(spec -> leaves.add(new Leaf.Optimization(spec)));
            metrics.stream().filter(MetricMethod::gated).forEach(metric -> leaves.add(new Leaf.Gated(metric)));
        });
        String tests = leaves.stream().map(Leaf::name).collect(Collectors.joining(", "));
        methods.stream()
                .filter(method -> definition.isEmpty() || gated().noneMatch(method::equals))
                .forEach(method -> leaves.add(new Leaf.Unrun(method, tests)));
        return leaves;
    }

    private Stream<Method> gated() {
        return metrics.stream().filter(MetricMethod::gated).map(MetricMethod::method);
    }

    int position(TestDescriptor leaf) {
        String segment = leaf.getUniqueId().getLastSegment().getType();
        String value = leaf.getUniqueId().getLastSegment().getValue();
        List<Leaf> leaves = leaves();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).segment().equals(segment) && leaves.get(i).value().equals(value)) {
                return i;
            }
        }
        return leaves.size();
    }

    List<String> moduleNames() {
        return definition.map(ProgramDefinition::signatures).orElse(List.of()).stream()
                .map(Signature::name)
                .toList();
    }
}
