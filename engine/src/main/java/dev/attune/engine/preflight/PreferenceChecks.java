package dev.attune.engine.preflight;

import dev.attune.engine.config.Keys;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.event.Preference;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a preference can tell apart on the validation examples that there are, and whether what it asks for can be known. */
record PreferenceChecks(PreparedProgram prepared, Preference preference) {

    /** Two prompts of equal worth differ on this share of the examples, mostly a fifth or so. */
    private static final double DIFFERING = 0.2;

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(tolerance());
        if (preference.asksForTime() && prepared.settings().replay() == ReplayMode.STRICT) {
            checks.add(warning("answers of a recording have no time, so the best score wins. Measure it without "
                    + Keys.REPLAY + " = strict."));
        } else if (preference.asksForTime()
                && prepared.definition().signatures().size() > 1) {
            checks.add(warning(
                    "candidates of a program of several modules mostly share some answers, and a known answer has no"
                            + " time: where that is so of the best, it wins. Cost.TOKENS is always known."));
        }
        return checks;
    }

    private Check tolerance() {
        MetricSpec objective = prepared.definition().objective();
        double range = objective.max() - objective.min();
        int examples = prepared.splits().validation().size();
        String luck = String.format(
                Locale.ROOT,
                "%s; the scores of two prompts of equal worth that differ on a fifth of %d validation examples differ by"
                        + " about %.3f either way",
                preference.inWords(),
                examples,
                range * Math.sqrt(DIFFERING / examples));
        boolean lessThanOne = preference.within() > 0 && preference.within() * examples < range;
        return lessThanOne && !objective.ofSet()
                ? warning(String.format(
                        Locale.ROOT,
                        "%s. One example that is right or wrong is worth %.3f, more than the rule allows: it decides between"
                                + " equal scores only",
                        luck,
                        range / examples))
                : new Check("prefer", Status.OK, luck);
    }

    private static Check warning(String text) {
        return new Check("prefer", Status.WARNING, text);
    }
}
