package dev.attune.engine.propose.answer;

import dev.attune.engine.propose.answer.Preamble.Cut;
import dev.attune.engine.propose.answer.Preamble.Kind;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.engine.propose.answer.Wrapping.Block;
import dev.attune.engine.propose.answer.Wrapping.Wrapped;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instruction from the answer of a proposer model: what the model says around it is taken away; an answer in which the two
 * cannot be told apart is refused, since what is adopted by mistake becomes part of every prompt.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InstructionText {

    /** Far above any instruction, and read in no time. */
    private static final int MOST_CHARACTERS = 50_000;

    private static final int MOST_WRAPPINGS = 3;
    private static final String SEVERAL = "several instructions";
    private static final String NOT_APART = "an instruction with a text that may belong to it";
    private static final String TALK = "talk about an instruction instead of one";

    /** How answers begin that speak to the user. */
    private static final Pattern TALKS = MetaWords.pattern(
            "(?:i(?:['’]ve| have)? (?:revised|rewritten|rewrote|improved|updated|refined|reworked|modified|created)\\b"
                    + "|i(?:['’]m| am)? (?:sorry|unable|afraid|happy to|glad to)\\b|(?:sorry|apologies"
                    + "|unfortunately)[,!]|i (?:cannot|can['’]t|can not)\\b"
                    + "|as an? (?:ai|large)? ?language model\\b.{0,10}\\bi\\b|(?:could|can"
                    + "|would) you (?:please )?(?:provide|share|clarify|tell me|give me)"
                    + "|please (?:provide|share) (?:me with )?(?:the|your|more) (?:current instruction|instruction"
                    + "|module|details|information|context)"
                    + "|i can (?:help|certainly|do that)\\b|the user (?:wants|asks|is asking|needs)\\b|i (?:need|have"
                    + "|want) to\\b|i (?:should|will|must) (?:now )?(?:write"
                    + "|create|craft|improve|rewrite|revise|think)\\b|we (?:need|should|must|have) (?:to )?(?:write"
                    + "|produce|create|craft|improve|give|output)"
                    + "|let me (?:think|start|analy[sz]e|look|see|first)\\b|(?:okay|ok|alright|hmm|wait"
                    + "|first),? (?:so|the user|let|i|we)\\b"
                    + "|it (?:seems|looks like|appears) (?:that |as if )?you\\b|thank you for\\b|the (?:current"
                    + "|original|seed|existing|provided|given) instruction\\b"
                    + "|to (?:improve|rewrite|revise|refine) (?:the|this) (?:instruction|prompt)\\b"
                    + "|let['’]s (?:analy[sz]e|think|start|look|rewrite|revise)"
                    + "|(?:here(?:['’]s| is)|below is|this is) (?:the|an?|my) " + MetaWords.NEWS + "(?:"
                    + MetaWords.INSTRUCTION + "|" + MetaWords.VERSION + ")\\b"
                    + "|(?:this|the) " + MetaWords.NEWS + "(?:" + MetaWords.INSTRUCTION + "|" + MetaWords.VERSION
                    + ")\\b"
                    + "|(?:this|in this) (?:instruction|version|revision)\\b|(?:changes|improvements) made\\b)");

    /** What a model says that thinks about its instruction, or hands it over. */
    private static final Pattern HANDS_OVER = MetaWords.cased(
            "\\bI\\b|\\bI['’](?:ve|d|ll|m)\\b|(?i)\\b(?:here(?:['’]s| is)|below is|let['’]s|we (?:can|could|should"
                    + "|need)|the module)\\b"
                    + "|(?i)\\bthe (?:current|original|seed|existing|provided|given) (?:instruction|prompt)\\b"
                    + "|(?i)\\bthe (?:new|revised|improved"
                    + "|updated|better) (?:instruction|prompt|version)\\b");

    private static final Pattern MENTIONS = MetaWords.pattern("\\b" + MetaWords.INSTRUCTION + "\\b");

    private InstructionText() {}

    /** Reads the instruction for a module from an answer that was not refused before; the name of the module may stand before it. */
    public static ProposerAnswer read(String module, ProposerAnswer answer) {
        if (!(answer instanceof Text text)) {
            return answer;
        }
        String name = Pattern.quote(module) + "(?:\\([^)\\n]{0,400}\\)(?: ?(?:->|→) ?[\\w, ]{0,200})?)?";
        Matcher label = MetaWords.pattern("[#*`_\\s]*+(?:module\\s*+:[*\\s]*+`?" + name + "[`*_ ]*+\\R|`?" + name
                        + "[`*_\\s]*+:[*_\\s]*+)")
                .matcher(text.text());
        ProposerAnswer marked = MarkedAnswer.read(text.text());
        if (marked != null) {
            return marked;
        }
        return read(label.lookingAt() ? text.text().substring(label.end()) : text.text());
    }

    /** Reads what a model has marked as its instruction: nothing around it belongs to it, and hardly anything inside does not. */
    static ProposerAnswer marked(String inside) {
        String text = inside.strip();
        if (text.length() > MOST_CHARACTERS || text.startsWith("```")) {
            return read(text);
        }
        return finish(Preamble.cut(text).text(), true, false);
    }

    /** Reads the instruction of an answer. */
    public static ProposerAnswer read(String answer) {
        if (answer.length() > MOST_CHARACTERS) {
            return new Refused("more than " + MOST_CHARACTERS + " characters");
        }
        String text = answer.replace("\r\n", "\n").strip();
        Cut cut = Preamble.cut(text);
        if (cut.text().isEmpty()) {
            return new Refused("empty");
        }
        if (Preamble.line(cut.text(), 0).kind() == Kind.SEVERAL) {
            return new Refused(SEVERAL);
        }
        return cut.announced() ? unwrap(cut.text(), true) : unannounced(cut.text());
    }

    /** An answer that does not begin with an announcement may have one further on. */
    private static ProposerAnswer unannounced(String text) {
        if (text.startsWith("```") || Wrapping.tagged(text) != null || Wrapping.quoted(text) != null) {
            return unwrap(text, false);
        }
        boolean old = Preamble.line(text, 0).kind() == Kind.OLD;
        int found = next(text, 0);
        while (found >= 0 && !announces(text, found)) {
            found = next(text, found);
        }
        if (found < 0) {
            return old ? new Refused("the current instruction") : unwrap(text, false);
        }
        String before = text.substring(0, found);
        boolean talk = old || talks(before) || HANDS_OVER.matcher(before).find();
        String after = Preamble.after(text, Preamble.line(text, found));
        return talk ? unwrap(Preamble.cut(after).text(), true) : new Refused(NOT_APART);
    }

    private static boolean announces(String text, int line) {
        Kind kind = Preamble.line(text, line).kind();
        if (kind != Kind.VERSION && kind != Kind.PERHAPS) {
            return kind == Kind.NEW;
        }
        String before = text.substring(0, line);
        return MENTIONS.matcher(before).find()
                && (kind == Kind.VERSION || HANDS_OVER.matcher(before).find());
    }

    private static int next(String text, int line) {
        int newline = text.indexOf('\n', line);
        return newline < 0 || newline + 1 >= text.length() ? -1 : newline + 1;
    }

    /** Takes away what holds the instruction, and what comes after it. */
    private static ProposerAnswer unwrap(String text, boolean announced) {
        String body = text;
        boolean held = false;
        for (int i = 0; i < MOST_WRAPPINGS; i++) {
            List<Block> blocks = Wrapping.blocks(body);
            if (blocks == null) {
                return new Refused("a fence that does not end");
            }
            if (!blocks.isEmpty() && isUnclear(body, blocks)) {
                return new Refused(NOT_APART);
            }
            Wrapped inner = blocks.isEmpty() ? Wrapping.tagged(body) : fenced(body, blocks.get(0));
            boolean certain = inner != null || announced;
            inner = inner == null ? Wrapping.quoted(body) : inner;
            if (inner == null && Wrapping.beginsWithQuotedSentence(body)) {
                return new Refused(NOT_APART);
            }
            if (inner == null || inner.inside().isEmpty()) {
                break;
            }
            if (!Afterword.is(inner.rest())) {
                if (certain) {
                    return new Refused(NOT_APART);
                }
                break;
            }
            held = true;
            body = Preamble.cut(inner.inside()).text();
        }
        return finish(body, held, announced);
    }

    /** Whether blocks may hold the instruction, or may show in one what an answer looks like. */
    private static boolean isUnclear(String text, List<Block> blocks) {
        String before = before(text, blocks.get(0));
        if (before.isEmpty() || talks(before)) {
            return blocks.size() > 1 || !blocks.get(0).isText();
        }
        return blocks.stream().anyMatch(Block::isText)
                && HANDS_OVER.matcher(before).find();
    }

    private static @Nullable Wrapped fenced(String text, Block block) {
        String before = before(text, block);
        return before.isEmpty() || talks(before)
                ? new Wrapped(block.inside(), text.substring(block.to()).strip())
                : null;
    }

    private static String before(String text, Block block) {
        return text.substring(0, block.from()).strip();
    }

    private static boolean talks(String text) {
        return TALKS.matcher(Preamble.bare(text.substring(0, Math.min(text.length(), 300))))
                .lookingAt();
    }

    private static ProposerAnswer finish(String body, boolean held, boolean announced) {
        ProposerAnswer read = held ? new Text(body) : Afterword.cut(body);
        if (!(read instanceof Text text)) {
            return read;
        }
        String instruction = text.text();
        if (Preamble.bare(instruction).isBlank()) {
            return new Refused("empty");
        }
        if (!held && (talks(instruction) || Preamble.isUnclear(instruction))) {
            return new Refused(TALK);
        }
        for (int line = next(instruction, 0); line >= 0; line = next(instruction, line)) {
            Kind kind = Preamble.line(instruction, line).kind();
            if (kind == Kind.NEW
                    || kind == Kind.SEVERAL
                    || kind == Kind.OLD
                    || (announced && announcesAgain(instruction, line, kind))) {
                return new Refused(SEVERAL);
            }
        }
        return json(instruction) ? new Refused("JSON or code instead of an instruction") : text;
    }

    private static boolean announcesAgain(String text, int line, Kind kind) {
        return kind == Kind.VERSION || (kind == Kind.PERHAPS && text.regionMatches(true, line, "here", 0, 4));
    }

    private static boolean json(String text) {
        return (text.startsWith("{\"") || text.startsWith("{\n") || text.startsWith("[{"))
                && (text.endsWith("}") || text.endsWith("]"));
    }
}
