package dev.attune.engine.junit.descriptor;

import dev.attune.annotations.Metric;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.reader.MetricMethod;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/** A leaf that a program has, before a descriptor is made of it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface LeafNode {

    /** The segment types of all leaves. */
    Set<String> SEGMENTS = Set.of(
            PreflightDescriptor.SEGMENT, OptimizerDescriptor.SEGMENT, GateDescriptor.SEGMENT, UnrunDescriptor.SEGMENT);

    /**
     * The leaves of a program in the order in which they depend on each other, and after them those that only say why nothing runs. A
     * class that cannot run has the first and these.
     */
    static List<LeafNode> of(ProgramClass program) {
        List<LeafNode> leaves = new ArrayList<>();
        leaves.add(Test.checks());
        program.definition().ifPresent(definition -> {
            definition.optimizers().forEach(spec -> leaves.add(Test.of(spec)));
            program.metrics().stream().filter(MetricMethod::gated).forEach(metric -> leaves.add(Test.of(metric)));
        });
        String tests = leaves.stream().map(LeafNode::name).collect(Collectors.joining(", "));
        Set<Method> gated = program.metrics().stream()
                .filter(MetricMethod::gated)
                .map(MetricMethod::method)
                .collect(Collectors.toSet());
        program.methods().stream()
                .filter(method -> program.definition().isEmpty() || !gated.contains(method))
                .forEach(method -> leaves.add(new Unrun(method, tests)));
        return leaves;
    }

    /** Where a leaf stands among those of its program; behind all of them if it is none. */
    static int position(ProgramClass program, TestDescriptor leaf) {
        String segment = leaf.getUniqueId().getLastSegment().getType();
        String value = leaf.getUniqueId().getLastSegment().getValue();
        List<LeafNode> leaves = of(program);
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).segment().equals(segment) && leaves.get(i).value().equals(value)) {
                return i;
            }
        }
        return leaves.size();
    }

    /** The type of the last segment of its unique id. */
    String segment();

    /** The value of that segment. */
    String value();

    TestDescriptor descriptor(UniqueId parent, ProgramClass program);

    /** The name under which builds know it. */
    String name();

    /** Whether a selector of that method means this leaf: by the name under which builds know it. */
    default boolean isFor(String method) {
        return method.equals(name());
    }

    /**
     * The leaf of a test.
     *
     * @param maker makes its descriptor below that of the program
     */
    record Test(String segment, String value, String name, BiFunction<UniqueId, ProgramClass, TestDescriptor> maker)
            implements LeafNode {

        static Test checks() {
            String name = PreflightDescriptor.NAME;
            return new Test(PreflightDescriptor.SEGMENT, name, name, PreflightDescriptor::new);
        }

        static Test of(OptimizerSpec spec) {
            return new Test(
                    OptimizerDescriptor.SEGMENT,
                    spec.name(),
                    spec.name(),
                    (parent, program) -> new OptimizerDescriptor(parent, program, spec));
        }

        static Test of(MetricMethod metric) {
            return new Test(
                    GateDescriptor.SEGMENT,
                    metric.segment(),
                    metric.method().getName(),
                    (parent, program) -> new GateDescriptor(parent, program, metric));
        }

        @Override
        public TestDescriptor descriptor(UniqueId parent, ProgramClass program) {
            return maker.apply(parent, program);
        }
    }

    /**
     * The leaf that says that no test stands for a method.
     *
     * @param method the method
     * @param tests what does stand for tests of the program
     */
    record Unrun(Method method, String tests) implements LeafNode {
        @Override
        public String segment() {
            return UnrunDescriptor.SEGMENT;
        }

        @Override
        public String value() {
            return MetricMethod.segment(method);
        }

        @Override
        public TestDescriptor descriptor(UniqueId parent, ProgramClass program) {
            return new UnrunDescriptor(parent, program, method, reason());
        }

        @Override
        public String name() {
            return method.getName();
        }

        public String reason() {
            String role = AnnotationFinder.isPresent(method, Metric.class)
                    ? "is a metric without @Gate"
                    : "is a method that the tests of its program call";
            return "nothing ran for " + method.getName() + ": it " + role + ". Tests to select are " + tests;
        }
    }
}
