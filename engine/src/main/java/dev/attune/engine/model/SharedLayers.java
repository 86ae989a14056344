package dev.attune.engine.model;

import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.journal.AnswerStore;
import dev.attune.engine.journal.DiskCache;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * What the model stacks of one program share.
 *
 * @param budget what all may spend
 * @param meter counts what all spend
 * @param journal where finished calls are kept for a run that continues this one; empty: nowhere
 * @param cache the cache that runs share; empty: none
 * @param replay whether answers come from the recording, or go there
 * @param recording the recording; is not touched if there is no replay
 * @param notices takes lines for a person who waits: of waits and calls that are made again
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SharedLayers(
        Budget budget,
        Meter meter,
        Optional<AnswerStore> journal,
        Optional<DiskCache> cache,
        ReplayMode replay,
        Recording recording,
        Consumer<String> notices) {}
