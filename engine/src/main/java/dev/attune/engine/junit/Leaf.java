package dev.attune.engine.junit;

import dev.attune.engine.run.ProgramDefinition.OptimizerSpec;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/** A leaf that a program has, before a descriptor is made of it. */
sealed interface Leaf {

    /** The segment types of all leaves. */
    Set<String> SEGMENTS = Set.of(PreflightDescriptor.SEGMENT, OptimizerDescriptor.SEGMENT, GateDescriptor.SEGMENT);

    /** The type of the last segment of its unique id. */
    String segment();

    /** The value of that segment. */
    String value();

    TestDescriptor descriptor(UniqueId parent, ProgramClass program);

    /** Whether a selector of that method means this leaf: by the name under which builds know it. */
    boolean isFor(String method);

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
        public boolean isFor(String method) {
            return method.equals(PreflightDescriptor.NAME);
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
        public boolean isFor(String method) {
            return method.equals(value());
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
        public boolean isFor(String method) {
            return method.equals(metric.method().getName());
        }
    }
}
