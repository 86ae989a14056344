package dev.attune.engine.propose.answer;

import static dev.attune.engine.propose.answer.MetaWords.INSTRUCTION;
import static dev.attune.engine.propose.answer.MetaWords.NEW;
import static dev.attune.engine.propose.answer.MetaWords.PRAISED;
import static dev.attune.engine.propose.answer.MetaWords.VERSION;
import static dev.attune.engine.propose.answer.MetaWords.cased;
import static dev.attune.engine.propose.answer.MetaWords.pattern;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What models say after an instruction: what they have changed and why it is good, an offer of more help. */
final class Afterword {

    /** Enough of a line to know it by. */
    private static final int KNOWN_BY = 300;

    private static final int LONGEST_LAST_LINE = 4_000;

    private static final String DOUBT = "an instruction and remarks that cannot be told apart";
    private static final String IN_THE_MIDDLE = "an instruction with remarks in the middle";
    private static final String ANY = "(?:" + NEW + "|" + PRAISED + ")[ -]";
    private static final String VERBS =
            "(?:is (?:more|clear|concise|designed|meant|intended|better|short|specific|simple|now|tailored|based"
                    + "|straightforward|direct|improved|aimed|written|structured|focused)|(?:now |also |clearly "
                    + "|explicitly |further |better |still )*"
                    + "(?:makes?|provides?|clarif\\w+|ensures?|emphasi[sz]es?|includes?|adds?|uses?|gives?|helps?"
                    + "|focus\\w*|specif\\w+|keeps?|asks?|aims?"
                    + "|guides?|encourages?|tells?|removes?|improves?|incorporates?|maintains?|retains?|reflects?"
                    + "|defines?|sets?|directs?|instructs?"
                    + "|avoids?|addresses|reduces?|simplif\\w+|highlights?|outlines?|offers?|introduces?|combines?"
                    + "|preserves?|covers?|should (?:help"
                    + "|make|improve|guide|ensure|lead)|will (?:help|make|improve|guide|ensure)))";

    private static final Pattern CHAT =
            pattern("(?:please )?let me know (?:if|whether|how|what|when|should)\\s+(?:you|this|that|there|it|any|i"
                    + "|these|further|more)\\b|(?:please )?feel free to (?:ask|adjust|modify|customi[sz]e|tweak|let"
                    + "|edit|change|adapt|tailor|reach"
                    + "|request|contact|refine|use (?:this|it))\\b|(?:i )?hope (?:this|that|it)(?:['’]s)?\\b|(?:would"
                    + "|do) you (?:like|want) (?:me|any|to"
                    + " (?:see|try|refine|adjust))\\b|is there anything else|if you(?:['’]d| would)? (?:like|want"
                    + "|need|have)\\b.{0,80}?\\b(?:let me know"
                    + "|feel free|i can|i['’]ll|i will|i['’]d be|me to|just ask|further (?:changes|adjustments"
                    + "|refinements?))\\b|(?:i['’]m |i am )?happy to"
                    + " (?:help|adjust|refine|revise|provide|iterate)\\b|you can (?:also |always |further )?(?:adjust|modify"
                    + "|customi[sz]e|tweak|adapt|edit)"
                    + " (?:this|the|it)\\b|good luck\\b|thank(?:s| you)[!.]|best regards\\b|дай(?:те)? (?:мне )?знать"
                    + "|надеюсь|lass(?:en sie)? mich wissen|n['’]hésitez pas|av[ií]same"
                    + "|hágame saber|déjame saber|fammi sapere");
    private static final Pattern EXPLAINED =
            pattern("(?:this|the|my) (?:" + ANY + ")+(?:" + INSTRUCTION + "|" + VERSION + ")\\b"
                    + "|this (?:version|revision|rewrite|rewording|wording|phrasing|revised)\\b|this (?:instruction"
                    + "|change) "
                    + VERBS + "\\b"
                    + "|with this (?:instruction|version|revision|wording)\\b|these (?:changes|improvements"
                    + "|modifications|revisions) "
                    + VERBS + "\\b|the (?:changes|improvements|modifications|revisions) (?:i |made|include|are|ensure"
                    + "|make|help)\\b"
                    + "|the (?:above instruction|instruction above) " + VERBS + "\\b|in (?:this|the) (?:" + ANY
                    + ")+(?:" + INSTRUCTION + "|" + VERSION + ")\\b|in this (?:instruction|version|revision|rewrite)\\b"
                    + "|by \\w+ing\\b.{0,120}?\\b(?:this|the) (?:(?:" + ANY + ")+|)(?:instruction|version|revision)\\b"
                    + "|\\(?\\d{1,4} (?:words|characters|tokens)\\)?\\.?$|word count\\s*:");
    private static final Pattern EDITED =
            pattern("i(?:['’]ve| have)? (?:also )?(?:added|revised|changed|kept|included|removed|rewrote|rewritten"
                    + "|clarified|simplified|emphasi[sz]ed|restructured|incorporated|specified|highlighted|shortened"
                    + "|reworded|replaced|tailored|structured"
                    + "|improved|made (?:it|the|this|sure)|focused on|tried to|aimed (?:to|for|at))\\b");
    private static final String CHANGES =
            "(?:changes|improvements|modifications|revisions|edits|enhancements|differences)";
    private static final Pattern HEADED = pattern(
            "here(?:['’]s| is| are) (?:why\\b|what (?:i|has|changed)\\b|how (?:this|it)\\b|an? (?:quick |brief )?"
                    + "(?:breakdown|explanation|summary|overview) of\\b|(?:the|some|my) (?:key |main )?" + CHANGES
                    + "\\b).{0,80}?\\s*(?::|$)"
                    + "|notes on (?:the|my) changes\\b|(?:the )?(?:(?:key|main|major|notable) )?" + CHANGES
                    + " (?:i )?made\\b.{0,60}?\\s*(?::|$)"
                    + "|(?:explanation|summary|list) of (?:the |my )?" + CHANGES
                    + "\\b.{0,60}?\\s*(?::|$)|(?:what (?:has |have i )?changed|what i"
                    + " (?:changed|did)|why (?:this|it) (?:works?|is better|helps|matters|version|instruction"
                    + "|change)\\b.{0,40}?"
                    + "|how (?:this|it) (?:helps|works|is better)\\b.{0,40}?|reason(?:s|ing)? for (?:the|this|these"
                    + "|my) (?:changes?|revisions?))\\s*(?:[:?]|$)");
    private static final Pattern HEADED_ALONE = pattern("(?:the )?(?:key|main|major|notable) " + CHANGES
            + "(?: (?:are|include|from|over|to|in|and)\\b.{0,60}?)?\\s*:?");
    private static final Pattern PERHAPS_HEADED =
            pattern("(?:the )?(?:(?:key|main|major|notable) )?" + CHANGES + "\\s*(?::|$)");
    private static final Pattern REMARK = pattern(
            "(note|notes|explanation|rationale|justification|reasoning|comment|commentary|reasons?|remarks?|tips?"
                    + "|tip used|tips used)\\s*:.*");
    private static final Pattern ABOUT_IT = cased("\\bI\\b|\\bI['’]ve\\b|(?i)\\b(?:this|the|my) (?:" + ANY
            + ")*(?:instruction|version" + "|revision|rewrite|changes?|revised|(?:" + ANY + ")prompt)\\b");
    private static final Pattern DOUBTFUL = pattern("this (?:instruction|prompt)\\b|my (?:(?:key|main) )?" + CHANGES
            + "\\b|human ?:|(?:score|rating|confidence) ?: ?\\d[\\d.]*+(?:/\\d+| ?%)?$|the instruction " + VERBS
            + "\\b|(?:some|a few) notes:|alternatively,? (?:you|i) (?:could|can|may|might) (?:use|try)"
            + "|another (?:version|instruction|option)\\b.{0,40}?:|(?:alternative|option 2|version 2"
            + "|second (?:version|instruction|option))\\b.{0,40}?:");
    private static final Pattern DOUBTFUL_ALONE =
            pattern("(?:user|assistant|ai) ?:|this (?:should|will|would|makes|ensures|helps"
                    + "|is (?:because|to))\\b"
                    + "|it(?: is|['’]s) (?:now )?(?:clearer|shorter|better|more )");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?\"”`])\\s+(?=[\\p{L}(])");
    private static final Pattern FORM = Pattern.compile("[\\s*#>-]*+[\\p{L}\\d_ ]{1,40}[*_]*:");
    private static final Pattern ITEM = Pattern.compile("(?:[-*•+]|\\d+[.)])\\s.*", Pattern.DOTALL);

    private Afterword() {}

    /** What a line is beside an instruction. */
    enum Kind {
        /** Nothing but text. */
        NONE,
        /** A remark about the instruction, or an offer. */
        REMARK,
        /** The title of such remarks. */
        TITLE,
        /** A rule between the two, perhaps. */
        RULE,
        /** Perhaps one, perhaps part of the instruction. */
        DOUBTFUL
    }

    /** Takes away the afterword; refuses what may be one or may not. */
    static ProposerAnswer cut(String text) {
        String[] lines = text.split("\n", -1);
        int first = -1;
        boolean titled = false;
        for (int i = 1; i < lines.length && !titled; i++) {
            boolean begins = lines[i - 1].isBlank();
            Kind kind = FORM.matcher(lines[i - 1]).lookingAt() ? kindInForm(lines[i]) : kind(lines[i], begins);
            if (kind == Kind.DOUBTFUL) {
                return new ProposerAnswer.Refused(DOUBT);
            }
            boolean remark = kind == Kind.REMARK || kind == Kind.TITLE;
            titled = kind == Kind.TITLE;
            if (first < 0 && remark) {
                first = i;
            } else if (first >= 0 && begins && kind == Kind.NONE && !lines[i].isBlank() && !isItem(lines[i])) {
                return new ProposerAnswer.Refused(IN_THE_MIDDLE);
            }
        }
        int end = first < 0 ? lines.length : first;
        while (end > 0 && (lines[end - 1].isBlank() || (first >= 0 && isRule(lines[end - 1])))) {
            end--;
        }
        return lastLine(String.join("\n", Arrays.copyOf(lines, end)).strip());
    }

    /** Whether a text after the end of an instruction is an afterword, by its beginning. */
    static boolean is(String text) {
        String[] lines = text.strip().split("\n", -1);
        for (String line : lines) {
            Kind kind = kind(line, true);
            if (kind != Kind.RULE && !line.isBlank()) {
                return kind == Kind.REMARK || kind == Kind.TITLE;
            }
        }
        return true;
    }

    /** Remarks behind the last sentence, on its line. */
    private static ProposerAnswer lastLine(String text) {
        int from = text.lastIndexOf('\n') + 1;
        String last = text.substring(from);
        if (last.length() > LONGEST_LAST_LINE) {
            return new ProposerAnswer.Text(text);
        }
        Matcher sentence = SENTENCE.matcher(last);
        int cut = -1;
        while (sentence.find()) {
            Kind kind = kind(last.substring(sentence.end()), false);
            if (kind == Kind.DOUBTFUL) {
                return new ProposerAnswer.Refused(DOUBT);
            }
            if (cut < 0 && kind == Kind.REMARK) {
                cut = sentence.start();
            } else if (cut >= 0 && kind != Kind.REMARK) {
                return new ProposerAnswer.Refused(IN_THE_MIDDLE);
            }
        }
        return new ProposerAnswer.Text(
                cut < 0 ? text : text.substring(0, from + cut).strip());
    }

    private static Kind kind(String line, boolean begins) {
        if (line.isBlank()) {
            return Kind.NONE;
        }
        if (isRule(line)) {
            return Kind.RULE;
        }
        String bare = Preamble.bare(line.length() > KNOWN_BY ? line.substring(0, KNOWN_BY) : line);
        bare = bare.startsWith("(") || bare.startsWith("[") ? bare.substring(1) : bare;
        if (HEADED.matcher(bare).lookingAt()
                || (begins && HEADED_ALONE.matcher(bare).matches())) {
            return Kind.TITLE;
        }
        if (PERHAPS_HEADED.matcher(bare).lookingAt()) {
            return begins ? Kind.DOUBTFUL : Kind.NONE;
        }
        if (CHAT.matcher(bare).lookingAt() || EXPLAINED.matcher(bare).lookingAt()) {
            return Kind.REMARK;
        }
        if (EDITED.matcher(bare).lookingAt()) {
            return begins ? Kind.REMARK : Kind.DOUBTFUL;
        }
        Matcher remark = REMARK.matcher(bare.replaceAll("[*_]", ""));
        if (remark.matches()) {
            if (ABOUT_IT.matcher(bare).find()) {
                return Kind.REMARK;
            }
            return remark.group(1).toLowerCase(Locale.ROOT).startsWith("note") ? Kind.NONE : Kind.DOUBTFUL;
        }
        boolean doubtful = DOUBTFUL.matcher(bare).lookingAt()
                || (begins && DOUBTFUL_ALONE.matcher(bare).lookingAt());
        return doubtful ? Kind.DOUBTFUL : Kind.NONE;
    }

    /** After a line such as "Label: the label" another with a word of remarks is a field of the answer. */
    private static Kind kindInForm(String line) {
        Kind kind = kind(line, false);
        return kind == Kind.DOUBTFUL && FORM.matcher(line).lookingAt() ? Kind.NONE : kind;
    }

    private static boolean isItem(String line) {
        return ITEM.matcher(line.strip()).matches();
    }

    static boolean isRule(String line) {
        String bare = line.strip();
        return bare.length() >= 3 && bare.chars().allMatch(c -> c == '-' || c == '*' || c == '_' || c == '=');
    }
}
