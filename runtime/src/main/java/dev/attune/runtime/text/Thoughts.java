package dev.attune.runtime.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What a reasoning model thinks before it answers, in the marks that models are known to use. Only the beginning of an answer is a
 * thought: marks further on are text, and so are marks inside code or quotes.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Thoughts {

    private record Pair(String open, String close) {}

    private record Tag(Pair pair, boolean opens, int start, int end) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("<think>", "</think>"),
            new Pair("<thinking>", "</thinking>"),
            new Pair("<thought>", "</thought>"),
            new Pair("<thoughts>", "</thoughts>"),
            new Pair("<reasoning>", "</reasoning>"),
            new Pair("<analysis>", "</analysis>"),
            new Pair("<reflection>", "</reflection>"),
            new Pair("<scratchpad>", "</scratchpad>"),
            new Pair("<seed:think>", "</seed:think>"),
            new Pair("[think]", "[/think]"),
            new Pair("◁think▷", "◁/think▷"),
            new Pair("<|begin_of_thought|>", "<|end_of_thought|>"),
            new Pair("<|start_thinking|>", "<|end_thinking|>"),
            new Pair("<|channel>thought", "<channel|>"));
    private static final Map<String, Pair> OPEN = PAIRS.stream().collect(Collectors.toMap(Pair::open, pair -> pair));
    private static final Map<String, Pair> CLOSE = PAIRS.stream().collect(Collectors.toMap(Pair::close, pair -> pair));
    private static final Pattern TAG = Pattern.compile(
            PAIRS.stream()
                    .flatMap(pair -> List.of(pair.open(), pair.close()).stream())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?=[<\\[◁])(?:", ")")),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANSWER = Pattern.compile("<(/?)(?:final_)?answer>", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTPUT = Pattern.compile("<(/?)output>", Pattern.CASE_INSENSITIVE);
    /** The mark of a chat template that ends a turn, with nothing behind it but another turn. */
    private static final Pattern TURN_END = Pattern.compile(
            "(?:<\\|(?:im_end|eot_id|eom_id|end_of_text|endoftext|end_of_turn)\\|>|<end_of_turn>|</s>|<｜end▁of▁sentence｜>)\\s*+"
                    + "(?:$|<\\|(?:im_start|im_end|start_header_id|eot_id|endoftext|user|begin_of_text)\\|>|<start_of_turn>|<s>|\\[INST])");

    private static final String GOES_ON = ",.;:!?)";

    private Thoughts() {}

    /**
     * An answer without the thoughts at its beginning, and without the {@code <answer>} or {@code <output>} tags around the rest. A server may have
     * opened the thought itself, so that the answer begins inside it and only its end can be seen.
     *
     * @return the rest, which may be empty; empty if the thought does not end, or there is no telling where, and so there is no answer
     */
    public static Optional<String> strip(String answer) {
        boolean channels = Channels.areIn(answer);
        if (!channels && !mayHoldMarks(answer)) {
            // nearly all answers
            return Optional.of(answer);
        }
        Optional<String> rest = channels ? Channels.last(answer) : withoutTags(answer);
        return rest.map(Thoughts::firstTurn).map(Thoughts::unwrap);
    }

    /** Whether a text has any of the characters that all marks begin with. */
    private static boolean mayHoldMarks(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('[') >= 0 || text.indexOf('◁') >= 0;
    }

    /** What the model says in its own turn. */
    private static String firstTurn(String text) {
        Matcher end = TURN_END.matcher(text);
        boolean ends = end.find() && !(text.startsWith("</s>", end.start()) && text.contains("<s>"));
        return ends ? text.substring(0, end.start()) : text;
    }

    /** What is inside {@code <answer>} or {@code <output>} tags, where a text begins with them and they hold all of it but later lines. */
    public static String unwrap(String text) {
        return unwrap(unwrap(text, ANSWER), OUTPUT);
    }

    private static String unwrap(String text, Pattern tags) {
        Matcher tag = tags.matcher(text);
        if (!tag.find()
                || !tag.group(1).isEmpty()
                || !text.substring(0, tag.start()).isBlank()) {
            return text;
        }
        int from = tag.end();
        if (!tag.find()) {
            return text.substring(from);
        }
        int to = tag.start();
        String after = text.substring(tag.end());
        boolean whole = after.isBlank()
                || after.stripTrailing().lines().findFirst().orElse("").isBlank();
        return tag.group(1).isEmpty() || tag.find() || !whole ? text : text.substring(from, to);
    }

    /** A text without the thought that follows a value to its end: for values that are no text, which may hold such marks. */
    public static String withoutLast(String text) {
        List<Tag> tags = tags(text);
        if (tags.isEmpty()
                || !tags.get(0).opens()
                || text.substring(0, tags.get(0).start()).isBlank()) {
            return text;
        }
        int close = closing(tags, 0);
        boolean last = close < 0 || text.substring(tags.get(close).end()).isBlank();
        return last ? text.substring(0, tags.get(0).start()) : text;
    }

    private static Optional<String> withoutTags(String answer) {
        List<Tag> tags = tags(answer);
        int next = afterThoughts(tags, answer, 0);
        if (next == 0) {
            int close = unopened(tags, 0);
            if (close < 0) {
                return Optional.of(answer);
            }
            if (isInSentence(tags.get(close), answer)) {
                return Optional.empty();
            }
            next = afterThoughts(tags, answer, close + 1);
            if (next >= 0 && unopened(tags, next) >= 0) {
                return Optional.empty();
            }
        }
        if (next < 0) {
            return Optional.empty();
        }
        return Optional.of(
                next == 0 ? answer : answer.substring(tags.get(next - 1).end()).stripLeading());
    }

    /** The marks outside code and quotes, in their order. */
    private static List<Tag> tags(String answer) {
        List<Tag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(answer);
        Quotes quotes = null;
        while (tag.find()) {
            quotes = quotes == null ? Quotes.of(answer) : quotes;
            if (!quotes.hold(tag.start(), tag.end())) {
                String text = tag.group().toLowerCase(Locale.ROOT);
                Pair opened = OPEN.get(text);
                Pair pair = opened == null ? CLOSE.get(text) : opened;
                if (pair != null) {
                    tags.add(new Tag(pair, opened != null, tag.start(), tag.end()));
                }
            }
        }
        return tags;
    }

    /** The index after the marks of all thoughts that follow one another from here; -1 if one of them does not end. */
    private static int afterThoughts(List<Tag> tags, String answer, int from) {
        int next = from;
        int at = from == 0 ? 0 : tags.get(from - 1).end();
        while (next < tags.size() && isAt(tags.get(next), answer, at)) {
            Tag tag = tags.get(next);
            if (tag.opens()) {
                int close = closing(tags, next);
                if (close < 0) {
                    return -1;
                }
                next = close;
            }
            at = tags.get(next).end();
            next++;
        }
        return next;
    }

    private static boolean isAt(Tag tag, String answer, int at) {
        int start = at;
        while (start < tag.start()
                && (Character.isWhitespace(answer.charAt(start)) || answer.charAt(start) == '\ufeff')) {
            start++;
        }
        return start == tag.start() && (at > 0 || tag.opens());
    }

    /** The mark that closes a thought with those inside it, else the first that may: a thought may name a mark. */
    private static int closing(List<Tag> tags, int open) {
        Pair pair = tags.get(open).pair();
        int depth = 0;
        int first = -1;
        for (int i = open; i < tags.size(); i++) {
            if (tags.get(i).pair().equals(pair)) {
                depth += tags.get(i).opens() ? 1 : -1;
                first = first < 0 && i > open && !tags.get(i).opens() ? i : first;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return first;
    }

    /** The first mark from an index on that closes what was not opened; -1 if there is none. */
    private static int unopened(List<Tag> tags, int from) {
        Map<Pair, Integer> open = new HashMap<>();
        for (int i = from; i < tags.size(); i++) {
            if (open.merge(tags.get(i).pair(), tags.get(i).opens() ? 1 : -1, Integer::sum) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a sentence goes on around a mark, so that it may be about the mark. */
    private static boolean isInSentence(Tag tag, String answer) {
        int at = tag.end();
        if (tag.start() == 0 || at == answer.length() || answer.charAt(tag.start() - 1) != ' ') {
            return false;
        }
        char next = answer.charAt(at);
        return GOES_ON.indexOf(next) >= 0
                || (next == ' ' && at + 1 < answer.length() && Character.isLowerCase(answer.charAt(at + 1)));
    }
}
