package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What changed between two instructions, word by word. Made to be read, not to be applied: changes that only a blank or a
 * punctuation mark keeps apart are one change, and texts with hardly a common word are shown as one replaced by the other.
 *
 * @param parts what was kept, removed and added, in reading order
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record InstructionDiff(List<Part> parts) {

    private static final String EASTERN = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}";
    /** Blanks, words, single characters of scripts that put no blanks between words, anything else. */
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}_&&[^" + EASTERN + "]]+|[" + EASTERN + "]|\\X");

    /** With the blank lines after it. */
    private static final Pattern PARAGRAPH = Pattern.compile("(?s).+?(?:\\n[ \\t]*\\n\\s*|\\z)|\\s+");

    private static final Pattern NO_WORD = Pattern.compile("[\\s\\p{P}]*");
    private static final Pattern GLUE = Pattern.compile("[ \\p{P}]*");
    /** Below this share of kept words a word-level difference is confetti. */
    private static final double LEAST_COMMON_SHARE = 0.2;
    /** Beyond this length the comparison costs more time than the reader has patience. */
    private static final int MOST_TOKENS = 4_000;

    /** What is shown of an unchanged text beside a change, in characters. */
    private static final int BESIDE_A_CHANGE = 200;

    /** Shorter texts are read faster than unfolded. */
    private static final int WORTH_FOLDING = 500;

    private static final String INSERTED = "background:rgba(34,160,80,.2);text-decoration:underline;"
            + "text-decoration-thickness:2px;text-underline-offset:3px;border-radius:3px;padding:0 2px";
    private static final String DELETED =
            "background:rgba(220,60,50,.17);text-decoration:line-through;opacity:.85;border-radius:3px;padding:0 2px;margin-right:2px";

    /** Compares two texts. */
    public static InstructionDiff between(String before, String after) {
        if (before.equals(after)) {
            return new InstructionDiff(before.isEmpty() ? List.of() : List.of(new Part(Kind.KEPT, before)));
        }
        List<Part> parts = new ArrayList<>();
        for (Stretch stretch : paragraphs(before, after)) {
            if (stretch.before.equals(stretch.after)) {
                add(parts, Kind.KEPT, stretch.before);
            } else {
                parts.addAll(words(stretch.before, stretch.after));
            }
        }
        return new InstructionDiff(List.copyOf(parts));
    }

    /** Paragraphs that are in both texts, and between them those that took the place of others. */
    private static List<Stretch> paragraphs(String before, String after) {
        List<String> old =
                PARAGRAPH.matcher(before).results().map(MatchResult::group).toList();
        List<String> now =
                PARAGRAPH.matcher(after).results().map(MatchResult::group).toList();
        List<Stretch> stretches = new ArrayList<>();
        int position = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                continue;
            }
            Stretch changed = new Stretch(
                    String.join("", delta.getSource().getLines()),
                    String.join("", delta.getTarget().getLines()));
            int last = stretches.size() - 1;
            if (last >= 0 && position == delta.getSource().getPosition()) {
                stretches.set(last, stretches.get(last).plus(changed)); // what is removed here is what is added there
            } else {
                stretches.add(
                        Stretch.kept(old.subList(position, delta.getSource().getPosition())));
                stretches.add(changed);
            }
            position = delta.getSource().getPosition() + delta.getSource().size();
        }
        stretches.add(Stretch.kept(old.subList(position, old.size())));
        return stretches;
    }

    private static List<Part> words(String before, String after) {
        List<String> old = tokens(before);
        List<String> now = tokens(after);
        if (old.size() > MOST_TOKENS || now.size() > MOST_TOKENS) {
            return replaced(before, after);
        }
        List<Part> parts = merged(compared(old, now));
        return commonShare(parts, old, now) < LEAST_COMMON_SHARE ? replaced(before, after) : parts;
    }

    /** Whether nothing changed. */
    public boolean isUnchanged() {
        return parts.stream().allMatch(part -> part.kind == Kind.KEPT);
    }

    /** The number of words of one kind. */
    public long words(Kind kind) {
        return parts.stream()
                .filter(part -> part.kind == kind)
                .flatMap(part -> tokens(part.text).stream())
                .filter(InstructionDiff::isWord)
                .count();
    }

    /** One running text with the changes marked in place: struck through and underlined, so that it reads without colour too. */
    public Element marked() {
        Element text = tag("span", "dir", "auto");
        for (Part part : parts) {
            switch (part.kind) {
                case KEPT -> text.text(part.text);
                case REMOVED -> {
                    if (!part.text.isBlank()) {
                        text.add(tag("del", "style", DELETED).text(part.text));
                    }
                }
                case ADDED ->
                    text.add(
                            part.text.isBlank()
                                    ? tag("span").text(part.text)
                                    : tag("ins", "style", INSERTED).text(part.text));
            }
        }
        return text;
    }

    /** The same, with long texts folded that nothing has changed in, but for their ends beside a change. */
    public Element folded() {
        Element text = tag("div", "dir", "auto");
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            int head = i == 0 ? 0 : BESIDE_A_CHANGE;
            int tail = i == parts.size() - 1 ? 0 : BESIDE_A_CHANGE;
            if (part.kind != Kind.KEPT || parts.size() == 1 || part.text.length() - head - tail < WORTH_FOLDING) {
                text.add(new InstructionDiff(List.of(part)).marked());
                continue;
            }
            int from = head == 0 ? 0 : part.text.indexOf(' ', head);
            int until = tail == 0 ? part.text.length() : part.text.lastIndexOf(' ', part.text.length() - tail);
            if (from < 0 || until <= from) {
                text.add(new InstructionDiff(List.of(part)).marked());
                continue;
            }
            Part same = new Part(Kind.KEPT, part.text.substring(from, until));
            text.text(part.text.substring(0, from))
                    .add(tag("details")
                            .add(
                                    tag("summary")
                                            .text(Numbers.count(
                                                            new InstructionDiff(List.of(same)).words(Kind.KEPT), "word")
                                                    + " unchanged"),
                                    tag("span").text(same.text)))
                    .text(part.text.substring(until));
        }
        return text;
    }

    private static List<Part> replaced(String before, String after) {
        List<Part> parts = new ArrayList<>();
        add(parts, Kind.REMOVED, before);
        if (!before.isEmpty() && !after.isEmpty()) {
            add(parts, Kind.KEPT, "\n");
        }
        add(parts, Kind.ADDED, after);
        return parts;
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).collect(Collectors.toList());
    }

    private static List<Part> compared(List<String> old, List<String> now) {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                continue;
            }
            add(
                    parts,
                    Kind.KEPT,
                    String.join("", old.subList(position, delta.getSource().getPosition())));
            add(parts, Kind.REMOVED, String.join("", delta.getSource().getLines()));
            add(parts, Kind.ADDED, String.join("", delta.getTarget().getLines()));
            position = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(parts, Kind.KEPT, String.join("", old.subList(position, old.size())));
        return parts;
    }

    private static List<Part> merged(List<Part> parts) {
        List<Part> merged = new ArrayList<>();
        StringBuilder removed = new StringBuilder();
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean betweenChanges = i > 0 && i < parts.size() - 1;
            if (part.kind == Kind.KEPT
                    && !(betweenChanges && GLUE.matcher(part.text).matches())) {
                flush(merged, removed, added);
                merged.add(part);
                continue;
            }
            if (part.kind != Kind.ADDED) {
                removed.append(part.text);
            }
            if (part.kind != Kind.REMOVED) {
                added.append(part.text);
            }
        }
        flush(merged, removed, added);
        return List.copyOf(merged);
    }

    private static void flush(List<Part> merged, StringBuilder removed, StringBuilder added) {
        add(merged, Kind.REMOVED, removed.toString());
        add(merged, Kind.ADDED, added.toString());
        removed.setLength(0);
        added.setLength(0);
    }

    private static void add(List<Part> parts, Kind kind, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(kind, text));
        }
    }

    private static double commonShare(List<Part> parts, List<String> old, List<String> now) {
        long kept = new InstructionDiff(parts).words(Kind.KEPT);
        long longer = Math.max(
                old.stream().filter(InstructionDiff::isWord).count(),
                now.stream().filter(InstructionDiff::isWord).count());
        return longer == 0 ? 1 : (double) kept / longer;
    }

    private static boolean isWord(String token) {
        return !NO_WORD.matcher(token).matches();
    }

    /** Some paragraphs, before and after. */
    private record Stretch(String before, String after) {

        static Stretch kept(List<String> paragraphs) {
            String text = String.join("", paragraphs);
            return new Stretch(text, text);
        }

        Stretch plus(Stretch next) {
            return new Stretch(before + next.before, after + next.after);
        }
    }

    /** A stretch of text. */
    public record Part(Kind kind, String text) {}

    /** What happened to a stretch of text. */
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }
}
