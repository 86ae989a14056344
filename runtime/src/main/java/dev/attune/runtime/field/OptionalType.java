package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value that may be absent: nothing, null or the word for none. */
record OptionalType(Type type, ItemType value) implements FieldType {

    private static final Set<String> ABSENT = Set.of("", "none", "null", "n/a");
    /** A text that says that there is no value, or is one that says so. */
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)(?:there (?:is|are|was|were) (?:no|none|nothing|not)(?![\\p{L}\\p{N}_]).*"
                    + "|(?:it |this )?(?:(?:is|was) )?(?:none|nothing|not|no(?: [\\p{L}-]{1,20}){1,4}?)(?: (?:is|are|was|were|could be|can be|has been|been)){0,2}"
                    + " (?:found|mentioned|given|listed|present|available|identified|provided|detected|named|stated|specified|applicable|known|clear)"
                    + "(?![\\p{L}\\p{N}_])[^.]*"
                    + "|no|no(?: [\\p{L}-]{1,20}){1,2}|nothing|nil|absent|empty|missing|unknown|undefined|unspecified|not applicable|na|tbd|[-–—*•·._?\\s]+)[.!]?");

    @Override
    public String form() {
        return (value.form().isEmpty() ? "a text" : value.form()) + ", or " + ListText.NONE;
    }

    @Override
    public boolean holds(Object object) {
        return object instanceof Optional<?> optional && (optional.isEmpty() || value.holds(optional.get()));
    }

    @Override
    public String render(@Nullable Object object) {
        Object bare = bare(object);
        return bare == null ? ListText.NONE : value.render(bare);
    }

    @Override
    public JsonNode renderJson(@Nullable Object object) {
        Object bare = bare(object);
        return bare == null ? NullNode.getInstance() : value.renderJson(bare);
    }

    private static @Nullable Object bare(@Nullable Object object) {
        return object instanceof Optional<?> optional ? optional.orElse(null) : object;
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        String bare = FieldText.bare(text);
        if (isAbsent(bare)) {
            return Optional.empty();
        }
        if (value.holdsText() && DENIAL.matcher(bare).matches()) {
            throw new UnreadableException(
                    "it may be a text or say that there is none; write " + ListText.NONE + " for none");
        }
        return Optional.of(value.parse(text));
    }

    @Override
    public Object parseJson(JsonNode node) throws UnreadableException {
        if (node.isNull()) {
            return Optional.empty();
        }
        return node.isContainerNode() ? Optional.of(value.parseJson(node)) : parse(node.asText());
    }

    private static boolean isAbsent(String text) {
        return ABSENT.contains(Marks.around(text, Marks.ALL).toLowerCase(Locale.ROOT));
    }

    /** Whether a value of a type could be taken for none. */
    static boolean isAmbiguous(ItemType type) {
        return type instanceof ConstantType
                && ABSENT.stream().anyMatch(absent -> {
                    try {
                        type.parse(absent);
                        return true;
                    } catch (UnreadableException e) {
                        return false;
                    }
                });
    }

    @Override
    public String section(String text) throws UnreadableException {
        return value.section(text);
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public boolean holdsText() {
        return value.holdsText();
    }

    @Override
    public Optional<String> none() {
        return Optional.of(ListText.NONE);
    }

    @Override
    public String name() {
        return "Optional<" + value.name() + ">";
    }

    @Override
    public List<FieldType> parts() {
        return List.of(value);
    }
}
