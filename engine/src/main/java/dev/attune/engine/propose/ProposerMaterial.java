package dev.attune.engine.propose;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.predict.Program;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a proposer knows from the start. Immutable.
 *
 * @param program the program
 * @param train the training examples, which are summarized
 * @param validation the validation examples; like the training examples, they must not be copied into instructions
 * @param objective the metric to maximize
 * @param baseline the runs of the unoptimized program
 * @param demoSets the demo sets; each proposal shows the demos of one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposerMaterial(
        Program program,
        List<? extends Example<?, ?>> train,
        List<? extends Example<?, ?>> validation,
        MetricDefinition objective,
        Evaluation baseline,
        List<DemoSet> demoSets) {

    /** Copies the lists. */
    public ProposerMaterial {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        demoSets = List.copyOf(demoSets);
    }
}
