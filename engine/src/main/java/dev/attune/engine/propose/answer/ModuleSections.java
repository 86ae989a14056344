package dev.attune.engine.propose.answer;

import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads an answer that has an instruction for each module, after its name and a colon. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModuleSections {

    /** A line for something that was not asked for: no word of an instruction, as far as can be told. */
    private static final Pattern OTHER_LABEL = Pattern.compile("(?m)^[\\h#*\\-\\d.]*+\\p{Lu}[\\p{L}\\d_]*+[*\\h]*+:");

    private ModuleSections() {}

    /** The instruction for each of the modules, in their order. */
    public static Map<String, ProposerAnswer> read(List<String> modules, ProposerAnswer answer) {
        Map<String, ProposerAnswer> read = new LinkedHashMap<>();
        Map<String, ProposerAnswer> named = named(modules, answer);
        ProposerAnswer other = answer instanceof Text ? new Refused("an answer without a line for the module") : answer;
        modules.forEach(module -> read.put(module, named.getOrDefault(module, other)));
        return read;
    }

    /** The instruction for each of the modules that the answer names, in their order. */
    public static Map<String, ProposerAnswer> named(List<String> modules, ProposerAnswer answer) {
        Map<String, ProposerAnswer> read = new LinkedHashMap<>();
        if (answer instanceof Text text) {
            Map<String, ProposerAnswer> sections = sections(modules, MarkedAnswer.inside(text.text()));
            modules.stream()
                    .filter(sections::containsKey)
                    .forEach(module -> read.put(module, Objects.requireNonNull(sections.get(module))));
        }
        return read;
    }

    /**
     * What follows the name of each module up to the next one. No mark is tried twice, and the marks before a name are those of its own
     * line: an answer of blank lines would else be read once for each of them.
     */
    private static Map<String, ProposerAnswer> sections(List<String> modules, String answer) {
        String names = modules.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Matcher label = Pattern.compile(
                        "(?:^|\\|)[\\h#*`>\\-\\d.)]*+(" + names + ")[*`\\s]*+:[*\\s]*+",
                        Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
                .matcher(answer);
        Map<String, ProposerAnswer> sections = new HashMap<>();
        String module = null;
        int from = 0;
        while (label.find()) {
            add(sections, module, answer.substring(from, label.start()));
            module = spelled(modules, label.group(1));
            from = label.end();
        }
        add(sections, module, answer.substring(from));
        return sections;
    }

    private static void add(Map<String, ProposerAnswer> sections, @Nullable String module, String section) {
        if (module != null) {
            ProposerAnswer instruction = instruction(section);
            sections.merge(module, instruction, (first, second) -> new Refused("several instructions"));
        }
    }

    private static ProposerAnswer instruction(String section) {
        ProposerAnswer read = InstructionText.read(section);
        boolean more = read instanceof Text text
                && OTHER_LABEL.matcher(text.text()).find(0)
                && text.text().indexOf('\n') >= 0;
        return more ? new Refused("an instruction with a line that may be for something else") : read;
    }

    private static String spelled(List<String> modules, String name) {
        return modules.contains(name)
                ? name
                : modules.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }
}
