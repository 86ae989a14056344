package dev.attune.engine.optimize.ensemble;

import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.optimize.Contender;
import dev.attune.engine.optimize.SearchStart;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The candidates of which the best vote: what the search before has taken as its winner, then the others by their scores. Immutable.
 *
 * @param ranked the candidates, best first
 */
record Voters(List<Contender> ranked) {

    /** Two answers that differ decide nothing. */
    static final int FEWEST = 3;

    static Voters of(SearchStart start) {
        List<Contender> ranked = new ArrayList<>();
        for (Contender one : start.measured()) {
            ranked.add(one.prompts().equals(start.tuned().prompts()) ? 0 : ranked.size(), one);
        }
        return new Voters(List.copyOf(ranked));
    }

    /** The validation examples on which they were measured. */
    int examples() {
        return ranked.get(0).evaluation().results().size();
    }

    /**
     * The ensembles of odd sizes that say something else than every candidate, the smallest first: of each size the best candidates, and those
     * that complement each other.
     *
     * @param objective the metric that they were measured by; of one of the whole set, single examples do not tell who complements whom
     */
    List<NamedCandidate> ensembles(int size, MetricDefinition objective) {
        Set<PromptSet> known = ranked.stream().map(Contender::prompts).collect(Collectors.toCollection(HashSet::new));
        List<NamedCandidate> ensembles = new ArrayList<>();
        for (int voters = FEWEST; voters <= Math.min(size, ranked.size()); voters += 2) {
            List<NamedCandidate> ofSize = new ArrayList<>(List.of(ensemble(ranked.subList(0, voters))));
            if (objective.ofSet() == null) {
                ofSize.add(ensemble(new Complements(ranked, objective.min())
                        .voters(voters).stream().map(ranked::get).toList()));
            }
            ofSize.stream().filter(one -> known.add(one.prompts())).forEach(ensembles::add);
        }
        return ensembles;
    }

    private static NamedCandidate ensemble(List<Contender> voters) {
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        for (String name : voters.get(0).tuned().modules().keySet()) {
            modules.put(
                    name,
                    voting(voters.stream()
                            .map(voter -> voter.tuned().modules().get(name))
                            .toList()));
        }
        String trials =
                voters.stream().map(voter -> String.valueOf(voter.trial())).collect(Collectors.joining(", "));
        return new NamedCandidate(
                new TunedModules(modules), Map.of(TrialRecord.VOTE, voters.size() + " candidates: trials " + trials));
    }

    /** Where most have the same prompt, it decides alone. */
    private static TunedModule voting(List<TunedModule> voters) {
        Map<ModulePrompt, Integer> votes = new HashMap<>();
        for (TunedModule voter : voters) {
            if (votes.merge(voter.prompt(), 1, Integer::sum) > voters.size() / 2) {
                return voter;
            }
        }
        return TunedModule.voting(voters);
    }
}
