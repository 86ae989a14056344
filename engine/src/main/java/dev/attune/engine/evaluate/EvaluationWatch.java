package dev.attune.engine.evaluate;

import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Prediction;
import org.apiguardian.api.API;

/** Is told of examples while they are evaluated, for a person who waits. Implementations are thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EvaluationWatch {

    /** Ignores everything. */
    EvaluationWatch NONE = new EvaluationWatch() {
        @Override
        public void begun(int examples) {}

        @Override
        public void predicted(Candidate candidate, Prediction prediction) {}
    };

    /** So many examples are going to be evaluated. */
    void begun(int examples);

    /** The program has made something of one of them, or failed to. */
    void predicted(Candidate candidate, Prediction prediction);
}
