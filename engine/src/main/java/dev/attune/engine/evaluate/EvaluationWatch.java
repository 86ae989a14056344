package dev.attune.engine.evaluate;

import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Prediction;
import org.apiguardian.api.API;

/** Hears of examples while they are evaluated, to inform a person who is waiting. Implementations are thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EvaluationWatch {

    /** Ignores everything. */
    EvaluationWatch NONE = new EvaluationWatch() {
        @Override
        public void begun(int examples) {}

        @Override
        public void predicted(Candidate candidate, Prediction prediction) {}
    };

    /** Called before somebody waits for that many examples, beside those begun before; not for the blocks of a race. */
    void begun(int examples);

    /** Called when the program has made a prediction for one of them, or failed to. */
    void predicted(Candidate candidate, Prediction prediction);
}
