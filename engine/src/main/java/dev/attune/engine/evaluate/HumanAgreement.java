package dev.attune.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * How a metric with a judge agrees with people. Immutable.
 *
 * @param graded the number of predictions that people graded
 * @param people their grades of those that the judge gave a verdict on
 * @param judge the scores of these
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HumanAgreement(int graded, List<Double> people, List<Double> judge) {

    /** Grades are typed by people and scores computed. */
    private static final double SAME = 1e-9;

    /** Copies the lists. */
    public HumanAgreement {
        people = List.copyOf(people);
        judge = List.copyOf(judge);
    }

    /** Compares grades with what the metric makes of the same predictions. */
    public static HumanAgreement of(List<? extends Graded<?, ?, ?>> graded, List<Outcome> outcomes) {
        List<Double> people = new ArrayList<>();
        List<Double> judge = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            OptionalDouble score = outcomes.get(i).counted();
            if (score.isPresent()) {
                people.add(graded.get(i).grade());
                judge.add(score.getAsDouble());
            }
        }
        return new HumanAgreement(graded.size(), people, judge);
    }

    /** Returns it in a sentence. */
    public String describe() {
        int compared = judge.size();
        String lost = compared == graded ? "" : "; on " + (graded - compared) + " more it gave no verdict";
        if (compared == 0) {
            return "The judge gave no verdict on any of " + graded + " predictions that people graded.";
        }
        OptionalDouble kappa = kappa();
        return String.format(
                Locale.ROOT,
                "The judge agrees with people on %d of %d graded predictions (%d %%%s)%s.",
                agreed(),
                compared,
                Math.round(100.0 * agreed() / compared),
                kappa.isPresent() ? String.format(Locale.ROOT, ", kappa %.2f", kappa.getAsDouble()) : "",
                lost);
    }

    private int agreed() {
        int agreed = 0;
        for (int i = 0; i < judge.size(); i++) {
            agreed += Math.abs(judge.get(i) - people.get(i)) < SAME ? 1 : 0;
        }
        return agreed;
    }

    /** Cohen's kappa: the agreement beyond that of two who know nothing but how often each grade is given; empty if that is all there is. */
    OptionalDouble kappa() {
        double count = judge.size();
        double byChance = 0;
        Map<Long, Integer> ofPeople = counts(people);
        for (Map.Entry<Long, Integer> entry : counts(judge).entrySet()) {
            byChance += entry.getValue() / count * ofPeople.getOrDefault(entry.getKey(), 0) / count;
        }
        return byChance < 1
                ? OptionalDouble.of((agreed() / count - byChance) / (1 - byChance))
                : OptionalDouble.empty();
    }

    private static Map<Long, Integer> counts(List<Double> grades) {
        Map<Long, Integer> counts = new HashMap<>();
        grades.forEach(grade -> counts.merge(Math.round(grade / SAME), 1, Integer::sum));
        return counts;
    }
}
