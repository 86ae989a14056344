package dev.attune.engine.optimize;

import dev.attune.engine.bootstrap.LabeledDemos;
import dev.attune.engine.data.Example;
import dev.attune.runtime.Signature;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What is known of a search before its first model call. Immutable.
 *
 * @param modules the names of the modules in program order
 * @param unlabeled those of them for which no training example gives a labeled demo
 * @param train training examples
 * @param validation validation examples
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Workload(List<String> modules, List<String> unlabeled, int train, int validation) {

    /** Copies the lists. */
    public Workload {
        modules = List.copyOf(modules);
        unlabeled = List.copyOf(unlabeled);
    }

    /** The workload of a program with its data. */
    public static Workload of(List<Signature> signatures, List<Example<?, ?>> train, List<Example<?, ?>> validation) {
        return new Workload(
                signatures.stream().map(Signature::name).toList(),
                signatures.stream()
                        .filter(signature -> !LabeledDemos.existFor(signature, train))
                        .map(Signature::name)
                        .toList(),
                train.size(),
                validation.size());
    }
}
