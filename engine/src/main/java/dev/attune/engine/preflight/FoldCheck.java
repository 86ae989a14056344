package dev.attune.engine.preflight;

import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import java.util.Optional;

/** Says what folds there are. */
final class FoldCheck {

    private FoldCheck() {}

    static Optional<Check> of(Folds folds) {
        return folds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Check(
                                "folds",
                                Status.OK,
                                folds.count() + " folds of " + folds.byExample().size()
                                        + " examples, all trained on and compared on; each is run without the demos of its own fold"));
    }
}
