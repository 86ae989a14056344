package dev.attune.engine.optimize.chain;

import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.optimize.OptimizationEvents;
import dev.attune.engine.optimize.SearchStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a stage reports, told as a part of its chain: trials are numbered through, and all carry the name of the stage. */
final class StageEvents implements OptimizationEvents {

    /** What a stage is called in the configuration of a trial. */
    private static final String STAGE = "stage";

    private final OptimizationEvents events;
    private final String stage;
    private final SearchStart start;
    private int told;

    /** @param start what the stage begins from */
    StageEvents(OptimizationEvents events, String stage, SearchStart start) {
        this.events = events;
        this.stage = stage;
        this.start = start;
    }

    @Override
    public void progress(String line) {
        events.progress(line);
    }

    @Override
    public synchronized void trialFinished(TrialRecord trial) {
        events.trialFinished(ofChain(trial, told++));
    }

    @Override
    public boolean callsLeft() {
        return events.callsLeft();
    }

    @Override
    public long runsLater() {
        return events.runsLater();
    }

    @Override
    public void phaseFinished(PhaseRecord phase) {
        events.phaseFinished(phase.ofStage(stage));
    }

    /** Trials of the stage as those of the chain. */
    List<TrialRecord> ofChain(List<TrialRecord> trials) {
        return IntStream.range(0, trials.size())
                .mapToObj(i -> ofChain(trials.get(i), i))
                .toList();
    }

    /** @param position its place in the stage, from 0 */
    private TrialRecord ofChain(TrialRecord trial, int position) {
        boolean again = trial.kind() == Kind.BASELINE && start.trials() > 0;
        return new TrialRecord(
                start.trials() + position,
                again ? Kind.START : trial.kind(),
                trial.kind() == Kind.BASELINE && !again ? trial.configuration() : configuration(trial, again),
                trial.examples(),
                trial.score(),
                trial.bestFullScore(),
                trial.unreadable(),
                trial.failed(),
                trial.notCounted(),
                trial.infeasible(),
                trial.usage());
    }

    private Map<String, String> configuration(TrialRecord trial, boolean again) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put(STAGE, stage);
        if (again) {
            start.tuned().modules().forEach((name, module) -> {
                configuration.put(name + " instruction", module.instructionOrigin());
                configuration.put(name + " demos", module.demosOrigin());
                if (!module.layout().isDefault()) {
                    configuration.put(name + " layout", module.layout().inWords());
                }
            });
        }
        configuration.putAll(trial.configuration());
        return configuration;
    }
}
