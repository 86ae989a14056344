package dev.attune.engine.propose;

import dev.attune.engine.data.Example;
import dev.attune.engine.random.RandomStreams;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The training data as a proposer reads them: it sums them up once, and can do so while the program is still being measured, of which
 * the summary says nothing. One thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProposerReading {

    private final List<Example<?, ?>> train;
    private final ProposerCalls calls;
    private final RandomStreams random;
    private final Executor threads;
    private final RefusedAnswers refusals;
    private @Nullable FutureTask<String> summary;

    /**
     * Creates one that has not begun.
     *
     * @param train the training examples
     * @param calls calls the proposer model
     * @param random the streams of the proposer
     * @param progress receives a line for each refused answer, from any thread
     * @param threads runs what waits for the model
     */
    public ProposerReading(
            List<? extends Example<?, ?>> train,
            ProposerCalls calls,
            RandomStreams random,
            Consumer<String> progress,
            Executor threads) {
        this.train = List.copyOf(train);
        this.calls = calls;
        this.random = random;
        this.threads = threads;
        this.refusals = new RefusedAnswers(progress);
    }

    /** Begins to read, unless it has begun, and does not wait. */
    public void begin() {
        if (summary == null) {
            summary = SideBySide.begin(
                    threads,
                    () -> new DataSummary(calls, refusals)
                            .write(RandomStreams.shuffled(train, random.stream("data summary", 0))));
        }
    }

    /** The summary; empty if the model gave none. */
    String summary() {
        begin();
        FutureTask<String> begun = summary;
        return begun == null ? "" : SideBySide.result(begun);
    }

    ProposerCalls calls() {
        return calls;
    }

    RandomStreams random() {
        return random;
    }

    Executor threads() {
        return threads;
    }

    RefusedAnswers refusals() {
        return refusals;
    }
}
