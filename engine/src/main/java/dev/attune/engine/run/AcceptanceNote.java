package dev.attune.engine.run;

import dev.attune.engine.program.ProgramDefinition;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.Artifact.Score;
import dev.attune.runtime.artifact.Provenance;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers of an accepted artifact want to know, in Markdown: who accepted what, what it is worth, and what changed in each module.
 *
 * @param definition the program
 * @param artifact the artifact, accepted
 * @param previous the artifact that was accepted before; empty: none
 */
record AcceptanceNote(ProgramDefinition definition, Artifact artifact, Optional<Artifact> previous) {

    private static final Pattern FENCES = Pattern.compile("`{3,}");
    private static final String MODEL = " model";

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + artifact.program());
        lines.add("");
        artifact.provenance().accepted().forEach(acceptance -> {
            lines.add("Accepted by " + escaped(acceptance.by()) + " at " + acceptance.at()
                    + ". This file is written by " + "`attune.mode=accept`, for reviewers; nothing reads it.");
            lines.add("");
        });
        lines.add("| | |");
        lines.add("| --- | --- |");
        lines.add("| run | " + artifact.provenance().run() + " |");
        lines.add("| optimizer | " + artifact.optimizer() + " |");
        artifact.stages()
                .forEach(stage -> lines.add(String.format(
                        Locale.ROOT,
                        "| stage %s | %.3f to %.3f on %d validation examples |",
                        stage.optimizer(),
                        stage.before().mean(),
                        stage.after().mean(),
                        stage.after().examples())));
        lines.add("| seed | " + artifact.seed() + " |");
        artifact.fingerprint().settings().forEach((name, value) -> {
            if (name.endsWith(MODEL)) {
                lines.add("| " + name + " | " + escaped(value) + " |");
            }
        });
        lines.add("");
        scores(lines);
        for (Signature signature : definition.signatures()) {
            module(signature, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private void scores(List<String> lines) {
        lines.add("## Scores");
        lines.add("");
        lines.add("| metric | examples | unoptimized | accepted before | this artifact | gate |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        Artifact.Scores validation = artifact.validation();
        lines.add(row(artifact.objective(), "validation", validation.baseline(), null, validation.winner(), "none"));
        for (Provenance.Gate gate : artifact.provenance().gates()) {
            Map<String, Score> scores = gate.scores();
            lines.add(row(
                    gate.metric(),
                    "test",
                    scores.get(Provenance.Gate.UNOPTIMIZED),
                    scores.get(Provenance.Gate.ACCEPTED),
                    scores.get(Provenance.Gate.CANDIDATE),
                    gate.verdict()));
        }
        lines.add("");
        if (artifact.provenance().gates().isEmpty()) {
            lines.add("No gate has judged this artifact.");
            lines.add("");
        }
    }

    private static String row(
            String metric,
            String split,
            @Nullable Score unoptimized,
            @Nullable Score before,
            @Nullable Score after,
            String gate) {
        String examples = after == null ? split : after.examples() + " " + split;
        return "| " + String.join(" | ", metric, examples, score(unoptimized), score(before), score(after), gate)
                + " |";
    }

    private static String score(@Nullable Score score) {
        return score == null
                ? "–"
                : String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", score.mean(), score.low(), score.high());
    }

    /** What changed against the artifact that was accepted before, or against the source. */
    private void module(Signature signature, List<String> lines) {
        TunedModule now = Objects.requireNonNull(artifact.modules().get(signature.name()));
        TunedModule then =
                previous.map(before -> before.modules().get(signature.name())).orElse(null);
        String before = then == null ? signature.seedInstruction() : then.instruction();
        List<Demonstration> demosBefore = then == null ? List.of() : then.demos();
        lines.add("## " + signature.name());
        lines.add("");
        lines.add("Against " + (then == null ? "the source" : "the artifact accepted before") + ":");
        lines.add("");
        if (before.equals(now.instruction())) {
            lines.add("* instruction: unchanged");
        } else {
            lines.add("* instruction: changed (" + escaped(now.instructionOrigin()) + ")");
        }
        lines.add("* demos: " + demosBefore.size() + " before, " + now.demos().size() + " now"
                + difference(" new: ", now.demos(), demosBefore) + difference(" gone: ", demosBefore, now.demos()));
        PromptLayout layoutBefore = then == null ? PromptLayout.TURNS : then.layout();
        if (layoutBefore != now.layout()) {
            lines.add("* layout: " + now.layout().inWords() + "; before, " + layoutBefore.inWords());
        } else if (!now.layout().isDefault()) {
            lines.add("* layout: unchanged (" + now.layout().inWords() + ")");
        }
        if (!now.choice().isAll()) {
            lines.add("* each request shows " + escaped(now.choice().toString()) + " of the demos");
        }
        int votersBefore = then == null ? 1 : then.voters().size();
        int voters = now.voters().size();
        if (voters > 1 || votersBefore > 1) {
            lines.add("* prompts that answer a call: " + votersBefore + " before, " + voters + " now"
                    + (voters > 1 ? "; most answers decide, and a call takes up to " + voters + " requests" : ""));
        }
        lines.add("");
        if (!before.equals(now.instruction())) {
            lines.add("Before:");
            fenced(before, lines);
            lines.add("Now:");
            fenced(now.instruction(), lines);
        }
        for (int i = 0; i < now.votesWith().size(); i++) {
            voter(now, i + 2, now.votesWith().get(i), lines);
        }
    }

    /** Another prompt that votes, against the first one. */
    private static void voter(TunedModule first, int number, TunedModule voter, List<String> lines) {
        boolean same = voter.instruction().equals(first.instruction());
        lines.add("### Voter " + number);
        lines.add("");
        lines.add("* instruction: "
                + (same ? "that of the first" : "another (" + escaped(voter.instructionOrigin()) + ")"));
        lines.add("* demos: " + voter.demos().size()
                + difference(" not of the first: ", voter.demos(), first.demos())
                + difference(" only of the first: ", first.demos(), voter.demos()));
        if (!voter.choice().isAll()) {
            lines.add("* each request shows " + escaped(voter.choice().toString()) + " of the demos");
        }
        if (!voter.layout().isDefault()) {
            lines.add("* layout: " + voter.layout().inWords());
        }
        lines.add("");
        if (!same) {
            fenced(voter.instruction(), lines);
        }
    }

    private static String difference(String what, List<Demonstration> of, List<Demonstration> without) {
        String ids = of.stream()
                .filter(demo -> !without.contains(demo))
                .map(demo ->
                        escaped(demo.exampleId()) + " (" + demo.origin().name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : ";" + what + ids;
    }

    /** As it stands, whatever it holds. */
    private static void fenced(String text, List<String> lines) {
        String fence = "```";
        Matcher inside = FENCES.matcher(text);
        while (inside.find()) {
            if (inside.group().length() >= fence.length()) {
                fence = inside.group() + "`";
            }
        }
        lines.add("");
        lines.add(fence + "text");
        lines.add(text);
        lines.add(fence);
        lines.add("");
    }

    /** A text of others, which must not end a cell or become markup. */
    private static String escaped(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1");
    }
}
