package dev.attune.report;

import static dev.attune.report.html.Element.tag;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.RunInfo;
import dev.attune.report.html.Element;
import dev.attune.report.html.SafeText;
import dev.attune.report.page.LeafTask;
import dev.attune.report.page.ProgramRun;
import dev.attune.report.page.ReportPage;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A leaf that has ended, with labels and a name whatever its end is. The id by which Allure knows it in other runs is that of the test, so
 * that its name can tell the scores.
 *
 * @param leaf how it ended
 * @param report what it did; null if it was skipped or did not get as far
 * @param run all that is known of its program by now
 */
record EndedLeaf(LeafRecord leaf, @Nullable LeafReport report, ProgramRun run) implements LeafReport {

    @Override
    public void writeInto(TestResult result, Attachments attachments) {
        attachments.of(leaf);
        if (report == null) {
            LeafLabels.apply(result, leaf.leaf(), leaf.kind() == Kind.OPTIMIZER ? leaf.name() : null);
        } else {
            report.writeInto(result, attachments);
        }
        described(report == null ? null : result.getDescriptionHtml()).ifPresent(result::setDescriptionHtml);
        result.getAttachments().add(attachments.html("the program so far, on one page", ReportPage.of(run)));
        result.setName(SafeText.visible(title() + (report == null ? "" : report.scores())));
    }

    /** What a leaf without a record has to say, and of each what is to be done next, so that nobody has to open the page for that. */
    private Optional<String> described(@Nullable String before) {
        List<String> parts = new ArrayList<>();
        if (before != null) {
            parts.add(before);
        } else if (leaf.message() != null && leaf.outcome() != Outcome.SKIPPED) {
            parts.add(lines(leaf.message()));
        }
        claims().forEach(claim -> parts.add(lines("Claim: " + claim + ".")));
        RunInfo info = leaf.run();
        if (info != null && info.next() != null && leaf.outcome() != Outcome.SKIPPED) {
            parts.add(next(info.next()));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
    }

    /** Those of this gate, as far as the gates so far tell. */
    private List<String> claims() {
        List<Claim> all =
                run.gates().stream().flatMap(gate -> gate.claims().stream()).toList();
        List<Claim> own = run.gates().stream()
                .filter(gate -> gate.leaf().uniqueId().equals(leaf.leaf().uniqueId()))
                .flatMap(gate -> gate.claims().stream())
                .toList();
        return Claim.soFar(own, all);
    }

    /** Commands are between backticks. */
    private static String next(String words) {
        Element text = tag("p", "style", "white-space:pre-wrap").text("Next: ");
        String[] pieces = words.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1) {
                text.add(tag("code").text(pieces[i]));
            } else {
                text.text(pieces[i]);
            }
        }
        return text.toString();
    }

    private static String lines(String text) {
        return tag("p", "style", "white-space:pre-wrap").text(text).toString();
    }

    private String title() {
        return switch (leaf.kind()) {
            case PREFLIGHT -> leaf.position() + " preflight";
            case OPTIMIZER -> leaf.position() + " " + LeafTask.of(leaf) + " " + leaf.name();
            case GATE -> leaf.position() + " gate " + leaf.name();
            case METHOD -> leaf.name();
        };
    }

    @Override
    public Map<Role, String> models() {
        return report == null ? Map.of() : report.models();
    }
}
