package dev.attune.engine.junit;

import dev.attune.engine.run.ProgramDefinition;
import dev.attune.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;

/**
 * What was read from an annotated class. Immutable.
 *
 * @param type the class
 * @param displayName the name for reports
 * @param tags its tags
 * @param disabled why it is switched off; empty: it is not
 * @param definition the program; empty if there are problems
 * @param metrics its metrics, the objective first
 * @param problems why it is no usable program, a sentence each
 */
record ProgramClass(
        Class<?> type,
        String displayName,
        Set<TestTag> tags,
        Optional<String> disabled,
        Optional<ProgramDefinition> definition,
        List<MetricMethod> metrics,
        List<String> problems) {

    /** The leaves in the order in which they depend on each other. A class that is no usable program has the first only. */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf.Checks());
        definition.ifPresent(program -> {
            program.optimizers().forEach(spec -> leaves.add(new Leaf.Optimization(spec)));
            metrics.stream().filter(MetricMethod::gated).forEach(metric -> leaves.add(new Leaf.Gated(metric)));
        });
        return leaves;
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
