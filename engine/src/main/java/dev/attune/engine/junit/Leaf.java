package dev.attune.engine.junit;

import dev.attune.annotations.Metric;
import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import java.lang.reflect.Method;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/** A leaf that a program has, before a descriptor is made of it. */
sealed interface Leaf {

    /** The segment types of all leaves. */
    Set<String> SEGMENTS = Set.of(
            PreflightDescriptor.SEGMENT, OptimizerDescriptor.SEGMENT, GateDescriptor.SEGMENT, UnrunDescriptor.SEGMENT);

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

    /** The leaf of the checks. */
    record Checks() implements Leaf {
        @Override
        public String segment() {
            return PreflightDescriptor.SEGMENT;
        }

        @Override
        public String value() {
            return PreflightDescriptor.NAME;
        }

        @Override
        public TestDescriptor descriptor(UniqueId parent, ProgramClass program) {
            return new PreflightDescriptor(parent, program);
        }

        @Override
        public String name() {
            return PreflightDescriptor.NAME;
        }
    }

    /** The leaf of an optimizer. */
    record Optimization(OptimizerSpec spec) implements Leaf {
        @Override
        public String segment() {
            return OptimizerDescriptor.SEGMENT;
        }

        @Override
        public String value() {
            return spec.optimizer().name();
        }

        @Override
        public TestDescriptor descriptor(UniqueId parent, ProgramClass program) {
            return new OptimizerDescriptor(parent, program, spec);
        }

        @Override
        public String name() {
            return value();
        }
    }

    /** The leaf of a gated metric. */
    record Gated(MetricMethod metric) implements Leaf {
        @Override
        public String segment() {
            return GateDescriptor.SEGMENT;
        }

        @Override
        public String value() {
            return metric.segment();
        }

        @Override
        public TestDescriptor descriptor(UniqueId parent, ProgramClass program) {
            return new GateDescriptor(parent, program, metric);
        }

        @Override
        public String name() {
            return metric.method().getName();
        }
    }

    /**
     * The leaf that says that no test stands for a method.
     *
     * @param method the method
     * @param tests what does stand for tests of the program
     */
    record Unrun(Method method, String tests) implements Leaf {
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

        String reason() {
            String role = AnnotationFinder.isPresent(method, Metric.class)
                    ? "is a metric without @Gate"
                    : "is a method that the tests of its program call";
            return "nothing ran for " + method.getName() + ": it " + role + ". Tests to select are " + tests;
        }
    }
}
