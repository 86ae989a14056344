package dev.attune.engine.evaluate;

import dev.attune.engine.model.LanguageModels;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/** What metrics need of a run: the model that judges, and the time they may take. Counts how judges agree. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MetricContext {

    private final LanguageModels models;
    private final Optional<Duration> limit;
    private JudgeAgreement agreement = JudgeAgreement.NONE;

    /**
     * Creates a context in which no judge has been asked.
     *
     * @param models has the model that judges
     * @param limit the time for the value of a metric that is computed elsewhere; empty: no limit
     */
    public MetricContext(LanguageModels models, Optional<Duration> limit) {
        this.models = models;
        this.limit = limit;
    }

    /**
     * Begins to score one prediction.
     *
     * @param metric the name of the metric
     */
    public Scoring begin(String metric) {
        return new Scoring(metric, models, limit, this::voted);
    }

    private synchronized void voted(boolean agree) {
        agreement = agreement.and(agree);
    }

    /** Returns how the judges of all metrics in this context have agreed so far. */
    public synchronized JudgeAgreement agreement() {
        return agreement;
    }
}
