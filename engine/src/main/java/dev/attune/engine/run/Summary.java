package dev.attune.engine.run;

import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.config.BuildTool;
import dev.attune.engine.config.Mode;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.runtime.signature.PromptSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know when a program has run, in a few lines: what changed and what it gained, what each change is worth where that
 * was measured, what that has cost, which file holds it, and what to type next.
 *
 * @param prepared the program
 * @param winner the prompts that are used; null if there are none
 * @param search the record of the search that found them; null if they were there before
 * @param gates what gates measured
 * @param worth what each change is worth; null if that was not measured
 * @param failure why there is no winner, or why it does not count; null if nothing failed but gates
 * @param ended how the leaf ended that failed
 */
record Summary(
        PreparedProgram prepared,
        @Nullable Winner winner,
        @Nullable OptimizationRecord search,
        List<GateRecord> gates,
        @Nullable WorthRecord worth,
        @Nullable String failure,
        Outcome ended) {

    /** What the module for reports writes there, where a build has it. */
    private static final String REPORT = "report.html";

    private static final String AGAIN = "; finished model calls are not made again";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("changed: " + changed());
        List<Claim> claims =
                gates.stream().flatMap(gate -> gate.claims().stream()).toList();
        if (!claims.isEmpty()) {
            lines.add("claims: " + String.join("; ", Claim.inWords(claims)));
        }
        if (worth != null) {
            lines.add("worth: " + WorthText.of(worth));
        }
        lines.addAll(List.of("cost: " + cost(), "file: " + file()));
        Path report = prepared.settings().output().resolve(REPORT);
        if (Files.isRegularFile(report)) {
            lines.add("report: " + report);
        }
        lines.add("next: " + next().replace("`", ""));
        return lines;
    }

    private String changed() {
        if (winner == null) {
            return "nothing" + (failure == null ? "" : "; " + failure);
        }
        if (mode() == Mode.ACCEPT) {
            return "the accepted artifact, which now is the candidate of " + winner.source() + ": " + modules(winner);
        }
        return (search == null ? "nothing; the artifact has " : "") + modules(winner) + gained();
    }

    private String modules(Winner used) {
        String modules = used.changes(definition().signatures()).stream()
                .map(Summary::module)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return modules.isEmpty() ? unoptimized() : modules;
    }

    private boolean isUnoptimized(Winner used) {
        return definition().preference() == null
                && used.prompts().equals(PromptSet.seed(definition().signatures()));
    }

    private String unoptimized() {
        return definition().preference() == null
                ? "the unoptimized prompts, than which nothing better was found"
                : "the unoptimized prompts, which the rule takes ("
                        + definition().preference().inWords() + ")";
    }

    private static String module(ModuleChange change) {
        boolean instruction = !change.instructionAfter().equals(change.instructionBefore());
        int demos = change.demosAfter().size();
        int voters = 1 + change.votesWith().size();
        if (voters > 1) {
            return change.module() + " (" + voters + " prompts that vote)";
        }
        List<String> parts = new ArrayList<>();
        if (instruction) {
            parts.add("another instruction");
        }
        if (demos > 0) {
            parts.add(demos + (demos == 1 ? " demo" : " demos"));
        }
        if (!change.layout().isDefault()) {
            parts.add(change.layout().inWords());
        }
        return parts.isEmpty() ? "" : change.module() + " (" + String.join(", ", parts) + ")";
    }

    private String gained() {
        if (!gates.isEmpty()) {
            return gates.stream()
                    .map(gate -> "; "
                            + gained(
                                    gate.metric(),
                                    gate.baseline().estimate().mean(),
                                    gate.winner().estimate().mean())
                            + " on " + gate.winner().estimate().count() + " test examples"
                            + notCounted(gate.winner()) + ", " + gate.verdict())
                    .collect(Collectors.joining());
        }
        if (search == null || search.baseline() == null || search.winner() == null) {
            return "";
        }
        return "; "
                + gained(
                        search.objective(),
                        search.baseline().estimate().mean(),
                        search.winner().estimate().mean())
                + " on the validation examples that chose it" + notCounted(search.baseline())
                + notCounted(search.winner());
    }

    private static String notCounted(ScoreRecord score) {
        int all = score.estimate().count() + score.notCounted();
        return score.notCounted() == 0 ? "" : " (" + score.notCounted() + " of " + all + " not counted)";
    }

    private static String gained(String metric, double before, double after) {
        return String.format(Locale.ROOT, "%s %.3f to %.3f (%+.3f)", metric, before, after, after - before);
    }

    private Path path() {
        ArtifactStore artifacts = artifacts();
        return search != null && winner != null ? artifacts.candidate(winner.source()) : artifacts.accepted();
    }

    /** Of all leaves of the program. */
    private String cost() {
        Usage usage = prepared.models().meter().usage();
        long nanoUsd = prepared.models().budget().spent().nanoUsd();
        long tokens = usage.inputTokens() + usage.outputTokens();
        return String.format(
                        Locale.ROOT,
                        "%,d %s, %,d %s",
                        usage.calls(),
                        usage.calls() == 1 ? "call" : "calls",
                        tokens,
                        tokens == 1 ? "token" : "tokens")
                + (usage.cachedCalls() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d answers from the cache", usage.cachedCalls()))
                + (nanoUsd == 0 ? "" : String.format(Locale.ROOT, ", %.4f US dollars", nanoUsd / 1e9));
    }

    private String file() {
        if (winner == null) {
            return "none";
        }
        return path() + (search == null ? ", in production: " + artifacts().loading() : ", not yet accepted");
    }

    private String mend() {
        return switch (ended) {
            case BUDGET -> BudgetAdvice.of(prepared) + ", then ";
            case MODELS -> "see that the models answer (address, key, limits), then ";
            case USER_CODE -> "mend the code that failed, then ";
            default ->
                mode() == Mode.VERIFY
                        ? "mend the cause (an artifact that cannot be read: restore it from version control), then "
                        : "mend the cause, then ";
        };
    }

    private boolean callsAreKept() {
        return prepared.files().journal().isPresent()
                && prepared.models().meter().usage().calls() > 0;
    }

    /** What to do next; what to type is between backticks. */
    String next() {
        if (winner == null || failure != null) {
            return ended == Outcome.MISSING || ended == Outcome.STALE
                    ? command(Mode.OPTIMIZE) + "; when its gates have passed, " + command(Mode.ACCEPT)
                            + ", and commit what that writes"
                    : mend() + command(mode()) + (callsAreKept() ? AGAIN : "");
        }
        if (mode() == Mode.ACCEPT) {
            return "commit " + artifacts().accepted().getFileName() + " and "
                    + artifacts().note().getFileName()
                    + (recorded() ? ", and " + artifacts().recording() : "") + "; then "
                    + command(Mode.VERIFY);
        }
        if (gates.stream().anyMatch(gate -> gate.verdict() == Verdict.FAILED)) {
            return "nothing to accept, since a gate failed: change the program, its data or its search, then "
                    + command(Mode.OPTIMIZE);
        }
        if (search != null && isUnoptimized(winner)) {
            return "nothing better was found, so try more trials, more validation examples or a larger proposer model; or"
                    + " accept the unoptimized prompts, with " + command(Mode.ACCEPT);
        }
        if (search != null && gates.stream().anyMatch(gate -> gate.verdict() == Verdict.INCONCLUSIVE)) {
            return "give the gate more test examples; or accept what it could not decide, with " + command(Mode.ACCEPT);
        }
        return command(search == null ? Mode.VERIFY : Mode.ACCEPT);
    }

    private String command(Mode mode) {
        BuildTool build = prepared.settings().layout().build();
        return "`"
                + build.test(
                        mode, mode == Mode.VERIFY && recorded(), definition().className())
                + "`";
    }

    /** A recording verifies for nothing. */
    private boolean recorded() {
        return Files.exists(artifacts().recording());
    }

    private ProgramDefinition definition() {
        return prepared.definition();
    }

    private Mode mode() {
        return prepared.settings().mode();
    }

    private ArtifactStore artifacts() {
        return prepared.artifacts();
    }
}
