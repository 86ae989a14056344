package dev.attune.engine.constraint;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.runtime.annotations.Constraints;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.ServiceMethod;
import dev.attune.runtime.signature.ServicePrompts;
import dev.attune.runtime.signature.Signature;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the prompts of one module may be: {@code @Frozen} and {@code @Constraints} of its interface. Reasons follow "an instruction" or "a
 * demo". Immutable.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PromptRules {

    private final Signature signature;
    private final Set<PromptPart> frozen;
    private final Set<String> placeholders;
    private final @Nullable ServiceMethod service;
    private final @Nullable Constraints constraints;
    private final @Nullable LanguageRule language;

    private PromptRules(Signature signature, boolean languages) {
        this.signature = signature;
        this.frozen = signature.frozen();
        this.placeholders = signature.placeholders();
        this.service = signature.ofService() ? ServiceMethod.of(signature) : null;
        this.constraints = signature.constraints().orElse(null);
        this.language = languages && constraints != null ? LanguageRule.of(constraints.language()) : null;
    }

    public static PromptRules of(Signature signature) {
        return new PromptRules(signature, true);
    }

    /** What is wrong with the prompts in the source, but for their language, which takes too long to tell while a build looks for tests. */
    public static List<String> violationsOfSource(Collection<Signature> signatures) {
        return signatures.stream()
                .flatMap(signature -> new PromptRules(signature, false).violations(signature.seedPrompt()).stream())
                .toList();
    }

    /**
     * Checks that the languages that modules ask for can be told, and that their seed instructions are in them.
     *
     * @return a sentence for each seed instruction of which that is not clear
     * @throws ConfigurationException if they cannot, or one is in another language
     */
    public static List<String> checkLanguages(Collection<Signature> signatures) {
        List<String> doubts = new ArrayList<>();
        for (Signature signature : signatures) {
            PromptRules rules = of(signature);
            if (rules.language != null) {
                rules.language.requireDetection();
                rules.language.refusal(signature.seedInstruction()).ifPresent(why -> {
                    throw new ConfigurationException("module " + signature.name() + " has an instruction " + why
                            + " in its @Constraints; change one of them");
                });
                rules.doubt(signature.seedInstruction()).ifPresent(doubts::add);
            }
        }
        return doubts;
    }

    public static boolean askForLanguages(Collection<Signature> signatures) {
        return signatures.stream().anyMatch(signature -> of(signature).language != null);
    }

    /** Why it is not known whether an instruction is in the language that is asked for; empty if it is known, or none is. */
    public Optional<String> doubt(String instruction) {
        return language != null && language.isUnclear(instruction)
                ? Optional.of("The instruction of module " + signature.name()
                        + " is too short, or too mixed, to tell whether it is " + language.name() + ".")
                : Optional.empty();
    }

    /** The rules of each module by its name. */
    public static Map<String, PromptRules> of(Collection<Signature> signatures) {
        Map<String, PromptRules> rules = new LinkedHashMap<>();
        signatures.forEach(signature -> rules.put(signature.name(), of(signature)));
        return rules;
    }

    /** What is wrong with prompts, a sentence for each module and part; empty if they may be used. */
    public static List<String> violations(Collection<Signature> signatures, PromptSet prompts) {
        List<String> violations = new ArrayList<>();
        for (Signature signature : signatures) {
            ModulePrompt prompt = prompts.modules().get(signature.name());
            if (prompt != null) {
                PromptRules rules = of(signature);
                prompt.voters().stream()
                        .flatMap(voter -> rules.violations(voter).stream())
                        .distinct()
                        .forEach(violations::add);
            }
        }
        return violations;
    }

    private List<String> violations(ModulePrompt prompt) {
        String module = "module " + signature.name() + " has ";
        List<String> violations = new ArrayList<>();
        refusal(prompt.instruction()).ifPresent(why -> violations.add(module + "an instruction " + why));
        refusal(prompt.demos(), prompt.choice()).ifPresent(why -> violations.add(module + "demos " + why));
        refusal(prompt.layout()).ifPresent(why -> violations.add(module + "a layout " + why));
        return violations;
    }

    /** Why a module may not have an instruction; empty if it may. */
    public Optional<String> refusal(String instruction) {
        return isFrozen(PromptPart.INSTRUCTION) && !instruction.equals(signature.seedInstruction())
                ? Optional.of("that is not the one in the source, which is @Frozen")
                : instruction(instruction);
    }

    /** Why a module may not have these demos, of which requests show some or all; empty if it may. */
    public Optional<String> refusal(List<Demonstration> demos, DemoChoice choice) {
        if (isFrozen(PromptPart.DEMOS) && !demos.isEmpty()) {
            return Optional.of("where there are to be none, since they are @Frozen");
        }
        return demos.stream()
                .flatMap(demo -> demo(demo).stream())
                .findFirst()
                .map(why -> "of which one is a demo " + why)
                .or(() -> fits(demos, choice.shown(demos.size())) ? Optional.empty() : Optional.of(tooLong()));
    }

    /** Why the requests of a module may not be laid out in this way; empty if they may. */
    public Optional<String> refusal(PromptLayout layout) {
        if (isFrozen(PromptPart.LAYOUT) && !layout.isDefault()) {
            return Optional.of("that is not the default, since it is @Frozen");
        }
        return service == null ? Optional.empty() : ServicePrompts.layout(layout);
    }

    public boolean isFrozen(PromptPart part) {
        return frozen.contains(part);
    }

    /** Why a text may not become an instruction; empty if it may. */
    public Optional<String> instruction(String instruction) {
        Optional<String> placeholder = placeholder(instruction);
        Constraints asked = constraints;
        if (placeholder.isPresent() || asked == null) {
            return placeholder;
        }
        String plain = spaced(instruction);
        for (String kept : asked.keep()) {
            if (!plain.contains(spaced(kept))) {
                return Optional.of("without a text that it must keep (\"" + kept + "\")");
            }
        }
        int limit = asked.maxInstructionTokens();
        int tokens = limit < 0 ? 0 : TokenCount.of(instruction);
        if (limit >= 0 && tokens > limit) {
            return Optional.of("of more than " + limit + " tokens (\"" + tokens + "\")");
        }
        return content(asked, instruction)
                .or(() -> language == null ? Optional.empty() : language.refusal(instruction));
    }

    private Optional<String> placeholder(String instruction) {
        return service == null ? Optional.empty() : ServicePrompts.instruction(placeholders, instruction);
    }

    /** Why a demo may not be used, whatever others there are; empty if it may. */
    public Optional<String> demo(Demonstration demo) {
        Constraints asked = constraints;
        Optional<String> unsent = service == null ? Optional.empty() : ServicePrompts.demo(service, demo);
        return unsent.isPresent() || asked == null
                ? unsent
                : values(demo)
                        .map(value -> content(asked, value))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /**
     * Whether demos are short enough together.
     *
     * @param shown how many of them a request shows at most, whichever these are
     */
    public boolean fits(List<Demonstration> demos, int shown) {
        Constraints asked = constraints;
        return asked == null
                || asked.maxDemoTokens() < 0
                || demos.stream()
                                .map(demo -> TokenCount.of(values(demo).collect(Collectors.joining("\n"))))
                                .sorted(Comparator.reverseOrder())
                                .limit(shown)
                                .mapToInt(Integer::intValue)
                                .sum()
                        <= asked.maxDemoTokens();
    }

    private String tooLong() {
        return "of more than " + (constraints == null ? -1 : constraints.maxDemoTokens()) + " tokens together";
    }

    /** What a writer of instructions must know, a line for each rule; empty if there are none. */
    public List<String> forWriters() {
        List<String> lines = new ArrayList<>();
        placeholders.forEach(
                name -> lines.add("It must contain {{" + name + "}} as it stands, where the value is to be put in."));
        Constraints asked = constraints;
        if (asked == null) {
            return lines;
        }
        for (String kept : asked.keep()) {
            lines.add("It must contain this text word for word: " + kept);
        }
        for (String text : asked.forbidden()) {
            lines.add("It must not contain this text, in any case: " + text);
        }
        if (asked.maxInstructionTokens() >= 0) {
            lines.add("It must have at most " + asked.maxInstructionTokens() + " tokens; a word has one or two.");
        }
        if (language != null) {
            lines.add("It must be written in " + language.name() + ".");
        }
        if (asked.noPersonalData()) {
            lines.add("It must not contain e-mail addresses, phone numbers, IBANs or card numbers.");
        }
        return lines;
    }

    private static Optional<String> content(Constraints asked, String text) {
        String plain = folded(text);
        for (String forbidden : asked.forbidden()) {
            if (plain.contains(folded(forbidden))) {
                return Optional.of("that contains a forbidden text (\"" + forbidden + "\")");
            }
        }
        return asked.noPersonalData() ? PersonalData.find(text).map(kind -> "that contains " + kind) : Optional.empty();
    }

    private static Stream<String> values(Demonstration demo) {
        return Stream.concat(demo.inputs().values().stream(), demo.outputs().values().stream());
    }

    /** Lines may be broken elsewhere. */
    private static String spaced(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    private static String folded(String text) {
        return spaced(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
