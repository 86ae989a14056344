package dev.attune.engine.propose.answer;

import static dev.attune.engine.propose.answer.MetaWords.FOREIGN_INSTRUCTION;
import static dev.attune.engine.propose.answer.MetaWords.FOREIGN_NEW;
import static dev.attune.engine.propose.answer.MetaWords.INSTRUCTION;
import static dev.attune.engine.propose.answer.MetaWords.NEW;
import static dev.attune.engine.propose.answer.MetaWords.NEWS;
import static dev.attune.engine.propose.answer.MetaWords.PRAISE;
import static dev.attune.engine.propose.answer.MetaWords.VERSION;
import static dev.attune.engine.propose.answer.MetaWords.cased;
import static dev.attune.engine.propose.answer.MetaWords.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What models say before an instruction: a word of courtesy, a sentence that announces it, a label. An announcement speaks of an
 * instruction; "Here is a text:" speaks of the task, and is the instruction itself.
 */
final class Preamble {

    /** Longer lines announce nothing. */
    private static final int LONGEST = 400;

    private static final int MOST = 4;
    private static final String MARKS = "#*_>`~[] \t\r";

    private static final Pattern COURTESY =
            pattern("(?:sure(?: thing)?|certainly|of course|absolutely|definitely|gladly|okay|ok"
                    + "|alright|all right|great|great question|understood|got it|no problem|thanks|thank you"
                    + "|happy to help"
                    + "|конечно|natürlich|gerne|klar|claro|por supuesto|bien sûr|certo|当然)"
                    + "(?:[!！]\\s*+| ?[.,:;，。—–-]++\\s*+(?:\\R\\s*+|(?=(?:here|below|i|let me|let['’]s|this|based|given"
                    + "|my|the following|the "
                    + NEW + "|вот|hier|voici|aqu[ií]|ecco)\\b)|(?=以下)))");

    private static final String LED_IN =
            "(?:(?:based on|given|considering|using|after|with|in light of|taking|to|since|because|from"
                    + "|as requested|looking at|i|i['’]\\w+|thank you|thanks|the (?:current|original|seed|existing)"
                    + "|your)\\b.{0,250}?[,.!] )?";
    private static final String GIVEN =
            "(?:(?:here|this|below|(?:the )?following)(?:['’]s| is| are)|here you (?:go|are)[,.]?"
                    + "|below,? you(?: will|['’]ll| can)? find|please find|i(?:['’]ve| have)?(?: just| now"
                    + "| also)? (?:revised|rewritten|rewrote"
                    + "|improved|updated|refined|reworked|modified|created|written|wrote|drafted|crafted|come up with"
                    + "|came up with|made|prepared"
                    + "|suggest|propose|recommend)|i(?:['’]d| would| will|['’]ll| can| could) (?:suggest|propose"
                    + "|recommend|rewrite|use|write|revise"
                    + "|go with|phrase)|let me (?:rewrite|revise|propose|suggest|improve)|let['’]s (?:use|try"
                    + "|rewrite))";
    private static final String DETERMINED =
            " (?:(?:the|an?|my|your|our|one|some|another|this|what could be an?) )?" + "(?:(?:" + PRAISE
                    + ")(?:example|sample|attempt|version|rewrite|draft|revision|proposal|suggestion) (?:of|for"
                    + "|at) (?:(?:the|an?|your) )?)?";
    private static final String AFTER_IT =
            "(?:[,;]? ?(?:\\(|(?:for|of|to|that|which|based|using|in|on|as|you|i|tailored|designed|aimed|focus\\w*"
                    + "|incorporat\\w*|made|meant|would|could|below)\\b).{0,200})?";
    private static final Pattern NEW_ANNOUNCED =
            pattern(LED_IN + GIVEN + DETERMINED + NEWS + "(?:" + INSTRUCTION + "|" + VERSION + ")"
                    + "(?: of (?:the|your|my) " + PRAISE + INSTRUCTION + ")?(?:" + AFTER_IT + "|,? with\\b.{0,200})");
    private static final Pattern ANNOUNCED = pattern(LED_IN + "(?:" + GIVEN + "(?:" + DETERMINED
            + "(?:(?!(?:with|of|from|about|and|in)\\b)[\\p{L}'’-]+,? ){0,6}?(?:" + INSTRUCTION + "|" + VERSION + ")"
            + AFTER_IT
            + "| how (?:i|you|we) (?:would|could|can|might)\\b.{0,100})"
            + "|(?:please )?(?:use|try|consider) (?:this|the following) " + PRAISE + "(?:instruction|prompt))");
    private static final Pattern DEFINITE =
            pattern(LED_IN + GIVEN + " (?:the|my|your|our|this) (?:instruction|prompt|version)" + AFTER_IT);
    private static final Pattern UNCLEAR = pattern(LED_IN + GIVEN + "\\b.{0,60}\\b(?:instructions?|" + VERSION
            + ")\\b.{0,100}" + "|(?:this|the) " + NEWS + "(?:" + INSTRUCTION + "|" + VERSION + ").{0,100}");
    private static final Pattern ABOUT_ONE =
            pattern("(?:an?|one|the|my|this|for|with|some)\\b.{0,100}\\b(?:instruction|" + VERSION + ")\\b.{0,100}");
    private static final Pattern HEADS =
            pattern("(?:final )?(?:answer|output|result|response)|rewrite|revision|(?:my )?(?:suggestion|proposal)");
    private static final Pattern NUMBERED = pattern(
            "(?:instruction|option|version|variant|proposal|prompt|alternative|candidate) ?#?(?:\\d|[a-c]\\b).*");
    private static final Pattern FIRST_PERSON =
            pattern(LED_IN + "(?:i(?:['’]ve|['’]d| have| would)?|let me)(?: just)? (?:revise|rewrite|rewrote"
                    + "|rewritten|improve|update|refine|rework|modif|suggest|propose|recommend)\\w*\\b.{0,200}");
    private static final Pattern HANDED =
            pattern("(?:here you (?:go|are)|here it is|here goes|here we go|as requested|voil[aà]"
                    + "|bitte(?: schön| sehr)?|вот|aqu[ií] tienes)[ !.,]*+");
    private static final Pattern FOREIGN =
            pattern("(?:вот|ниже|hier (?:ist|sind)|voici|aqu[ií] (?:est[aá]|tienes?|te dejo|tiene)|ecco|以下是|这是)"
                    + ".{0,200}" + FOREIGN_INSTRUCTION + ".{0,100}");
    private static final Pattern FOREIGN_LABEL =
            pattern("(?:(?:die|la|el|le|l['’]) ?)?(?:" + FOREIGN_NEW + "\\p{L}* ?" + FOREIGN_INSTRUCTION
                    + "\\p{L}*|" + FOREIGN_INSTRUCTION + "\\p{L}* " + FOREIGN_NEW + "\\p{L}*"
                    + "|инструкция|промпт|anweisung|instruktion|consigne|instrucción|istruzione|instrução|指令|指示|提示词)");
    private static final String LABEL_END = "(?: ?\\([^)]{0,60}\\))?(?: (?:for|of|to)\\b.{1,80}?)?"
            + "(?: (?:is|are|reads|would be|could be|might be|should be)(?: as follows)?)?";
    private static final Pattern NEW_LABEL = pattern("(?:(?:the|an?|my|your|our|one) )?" + NEWS + INSTRUCTION
            + LABEL_END + "|(?:instruction|prompt) \\(" + NEW + "\\)");
    private static final Pattern VERSION_LABEL = pattern("(?:(?:the|an?|my|your|our|one) )?" + NEWS + VERSION
            + LABEL_END + "|(?:revised|rewritten|improved|updated|refined|optimi[sz]ed|reworded)");
    private static final Pattern LABEL = pattern(
            "(?:- )?score \\d++(?:\\.\\d++)?|(?:the |my |your )?(?:system |task )?(?:instruction|prompt)(?: is| reads)?"
                    + "|(?:(?:the|an?|my|your|one) )?" + PRAISE + "(?<=[ -])" + INSTRUCTION + LABEL_END);
    private static final Pattern OLD_LABEL = pattern(
            "(?:the |your )?(?:current|original|old|previous|seed|existing|initial) (?:instruction|prompt|version)");
    private static final Pattern SEVERAL = pattern(LED_IN
            + "(?:here(?:['’]s| is| are)|below are|i (?:have|suggest|propose)).{0,80}?\\b(?:two|three|four|five|six"
            + "|several|a few|some|multiple|\\d+)"
            + "\\b.{0,80}?\\b(?:options|versions|alternatives|variations|variants|candidates|proposals|possibilities"
            + "|suggestions"
            + "|(?:" + NEW + "|different|possible) (?:instructions|prompts))\\b.{0,100}");

    private static final Pattern UNDERLINE = Pattern.compile("(?:={3,}|-{3,})[ \\t]*+(?:\\n|\\z)");
    private static final Pattern ASSIGNED = pattern("\"?(?:" + PRAISE + ")" + INSTRUCTION + "(?:\" ?:| ?=).*");
    private static final Pattern SPEAKER =
            pattern("(?:assistant|ai|bot|model|thoughts?|thinking|my thoughts|thought process|analysis|reasoning)");
    private static final Pattern SPEAKS = cased("(?i:.*\\bhere['’]s\\b.*)|.*(?:\\bI\\b(?![-/.])|\\b[Mm]y\\b).*");

    private Preamble() {}

    /** What a line says of what follows it. */
    enum Kind {
        /** Nothing: it is text. */
        NONE,
        /** A new instruction follows; hardly anything else can be meant. */
        NEW,
        /** A new version of something follows: of the instruction, or of what the instruction is about. */
        VERSION,
        /** Perhaps an instruction follows: so at the beginning of an answer. */
        PERHAPS,
        /** The instruction that is to be replaced follows. */
        OLD,
        /** Several follow. */
        SEVERAL
    }

    /**
     * A line that was looked at.
     *
     * @param kind what it announces
     * @param end the index in the text at which the announcement ends
     */
    record Line(Kind kind, int end) {}

    /**
     * A text without its preamble.
     *
     * @param text the rest
     * @param announced whether the preamble announced an instruction, and was no mere courtesy
     */
    record Cut(String text, boolean announced) {}

    /** Takes away the courtesies and announcements that a text begins with. */
    static Cut cut(String text) {
        Cut cut = new Cut(text, false);
        for (int i = 0; i < MOST; i++) {
            cut = cutOne(cut);
        }
        return cut;
    }

    private static Cut cutOne(Cut cut) {
        Matcher courtesy = COURTESY.matcher(cut.text());
        if (courtesy.lookingAt()) {
            return new Cut(cut.text().substring(courtesy.end()).strip(), cut.announced());
        }
        Line line = line(cut.text(), 0);
        boolean announced = line.kind() == Kind.NEW || line.kind() == Kind.VERSION || line.kind() == Kind.PERHAPS;
        return announced ? new Cut(withoutRule(after(cut.text(), line)), true) : cut;
    }

    private static String withoutRule(String text) {
        int newline = text.indexOf('\n');
        return newline >= 0 && Afterword.isRule(text.substring(0, newline))
                ? text.substring(newline).strip()
                : text;
    }

    /** What follows an announcement. Marks that close around a label are no part of it, but those of a list or of bold words are. */
    static String after(String text, Line line) {
        boolean sameLine = line.end() < text.length() && text.charAt(line.end()) != '\n';
        String rest = text.substring(line.end()).strip();
        int marks = 0;
        while (sameLine && marks < rest.length() && "*_".indexOf(rest.charAt(marks)) >= 0) {
            marks++;
        }
        boolean closing = marks > 0 && (marks == rest.length() || Character.isWhitespace(rest.charAt(marks)));
        return closing ? rest.substring(marks).strip() : rest;
    }

    /** Looks at the line that begins at an index. */
    static Line line(String text, int from) {
        int newline = text.indexOf('\n', from);
        int lineEnd = newline < 0 ? text.length() : newline;
        boolean whole = lineEnd - from <= LONGEST;
        String line = text.substring(from, Math.min(lineEnd, from + LONGEST));
        String bare = bare(line);
        if (bare.isEmpty()) {
            return new Line(Kind.NONE, lineEnd);
        }
        if (whole && isColon(bare.charAt(bare.length() - 1))) {
            return new Line(kind(bare(bare.substring(0, bare.length() - 1)), true), lineEnd);
        }
        int colon = colon(line);
        if (colon >= 0) {
            return new Line(kind(bare(line.substring(0, colon)), false), from + colon + 1);
        }
        return new Line(
                whole && newline >= 0
                        ? heading(
                                line,
                                bare,
                                UNDERLINE
                                        .matcher(text)
                                        .region(newline + 1, text.length())
                                        .lookingAt())
                        : Kind.NONE,
                lineEnd);
    }

    private static boolean isColon(char c) {
        return c == ':' || c == '：';
    }

    private static int colon(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (isColon(line.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** A line of its own without a colon is a label if it is marked as a heading, or can hardly be anything else. */
    private static Kind heading(String line, String bare, boolean underlined) {
        boolean marked = "#*_[".indexOf(line.strip().charAt(0)) >= 0 || underlined;
        if (marked && OLD_LABEL.matcher(bare).matches()) {
            return Kind.OLD;
        }
        String sentence = bare.replaceAll("[.!]++\\z", "");
        if (NEW_ANNOUNCED.matcher(sentence).matches() || NEW_LABEL.matcher(bare).matches()) {
            return Kind.NEW;
        }
        if (marked && VERSION_LABEL.matcher(bare).matches()) {
            return Kind.VERSION;
        }
        return DEFINITE.matcher(sentence).matches()
                        || HANDED.matcher(bare).matches()
                        || (marked && LABEL.matcher(bare).matches())
                ? Kind.PERHAPS
                : Kind.NONE;
    }

    private static Kind kind(String lead, boolean ends) {
        if (SEVERAL.matcher(lead).matches()) {
            return Kind.SEVERAL;
        }
        if (OLD_LABEL.matcher(lead).matches()) {
            return Kind.OLD;
        }
        String last = ends ? lastSentence(lead) : lead;
        if (NEW_LABEL.matcher(last).matches()
                || NEW_ANNOUNCED.matcher(lead).matches()
                || NEW_ANNOUNCED.matcher(last).matches()) {
            return Kind.NEW;
        }
        if (VERSION_LABEL.matcher(lead).matches()) {
            return Kind.VERSION;
        }
        boolean perhaps = LABEL.matcher(lead).matches()
                || FOREIGN_LABEL.matcher(lead).matches()
                || DEFINITE.matcher(lead).matches();
        boolean sentence = ends
                && (ANNOUNCED.matcher(lead).matches()
                        || FIRST_PERSON.matcher(lead).matches()
                        || ANNOUNCED.matcher(last).matches()
                        || FOREIGN.matcher(lead).matches()
                        || HEADS.matcher(lead).matches()
                        || HANDED.matcher(lead).matches());
        return perhaps || sentence ? Kind.PERHAPS : Kind.NONE;
    }

    private static String lastSentence(String line) {
        int end = Math.max(line.lastIndexOf(". "), Math.max(line.lastIndexOf("! "), line.lastIndexOf("? ")));
        return line.substring(end < 0 ? 0 : end + 2);
    }

    /** Whether a text begins with what may be an announcement, or the first of several instructions, and is not known to be. */
    static boolean isUnclear(String text) {
        int newline = text.indexOf('\n');
        String line = text.substring(0, Math.min(newline < 0 ? text.length() : newline, LONGEST));
        int colon = colon(line);
        String lead = bare(colon < 0 ? line : line.substring(0, colon));
        String whole = bare(line);
        if (!whole.isEmpty()
                && isColon(whole.charAt(whole.length() - 1))
                && ABOUT_ONE.matcher(whole).matches()) {
            return true;
        }
        if (ASSIGNED.matcher(line).matches()) {
            return true;
        }
        return colon >= 0
                && (SPEAKER.matcher(lead).matches()
                        || SPEAKS.matcher(lead).matches()
                        || UNCLEAR.matcher(lead).matches()
                        || FIRST_PERSON.matcher(lead).matches()
                        || NUMBERED.matcher(lead).matches());
    }

    /** A line without the marks around it. */
    static String bare(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && MARKS.indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && MARKS.indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }
}
