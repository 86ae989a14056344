package dev.attune.engine.optimize.phase;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.TriedEffect;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The prompt sets that a search chooses from: one categorical variable per module for its instruction and one for its demo set. A part
 * without a choice, such as one that is frozen, has no variable of more than one value.
 *
 * @param instructions the instructions of each module by name, in program order; the first is that of the start: the seed instruction
 * @param demoSets the demo sets; the first is that of the start: for the unoptimized program, the empty one
 * @param layouts the layout of each module by name, which is that of the start; of a module without one, the default
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PromptSpace(
        Map<String, List<Proposal>> instructions, List<DemoSet> demoSets, Map<String, PromptLayout> layouts) {

    private static final String INSTRUCTION = " instruction";
    private static final String DEMOS = " demos";

    /** A space of prompts in the default layout; a search gives it that of its start. */
    public PromptSpace(Map<String, List<Proposal>> instructions, List<DemoSet> demoSets) {
        this(instructions, demoSets, Map.of());
    }

    /** Returns the same space in other layouts. */
    PromptSpace inLayouts(Map<String, PromptLayout> others) {
        return new PromptSpace(instructions, demoSets, others);
    }

    SearchSpace space() {
        List<Variable> variables = new ArrayList<>();
        instructions.forEach((module, proposals) -> {
            variables.add(new Categorical(instructionOf(module), proposals.size()));
            variables.add(new Categorical(demosOf(module), hasDemos(module) ? demoSets.size() : 1));
        });
        return new SearchSpace(variables);
    }

    /** Of a module for which no set has demos, all sets are the empty one. */
    private boolean hasDemos(String module) {
        return demoSets.stream().anyMatch(set -> !set.of(module).isEmpty());
    }

    /**
     * Returns the variables that must show that their choices matter at all, for any but the seed's to stay: a model writes instructions
     * that say nothing, and of several such, one looks good by luck. Of demos no evidence is asked.
     */
    Set<String> doubted() {
        return instructions.keySet().stream().map(PromptSpace::instructionOf).collect(Collectors.toSet());
    }

    /** Returns the module and the part of its prompt that a variable chooses. */
    Choice choice(String variable) {
        boolean instruction = variable.endsWith(INSTRUCTION);
        return new Choice(
                variable.substring(0, variable.length() - (instruction ? INSTRUCTION : DEMOS).length()),
                instruction ? PromptPart.INSTRUCTION : PromptPart.DEMOS);
    }

    /**
     * What a variable chooses.
     *
     * @param module the name of the module
     * @param part the part of its prompt
     */
    record Choice(String module, PromptPart part) {}

    /** Returns the number of variables with a choice. */
    public int freeVariables() {
        return (int) space().variables().stream()
                .filter(variable -> !variable.isConstant())
                .count();
    }

    /** Returns the space with more instructions, which come after those there are. */
    PromptSpace with(Map<String, List<Proposal>> more) {
        Map<String, List<Proposal>> all = new LinkedHashMap<>();
        instructions.forEach((module, proposals) -> all.put(
                module,
                Stream.concat(proposals.stream(), more.getOrDefault(module, List.of()).stream())
                        .toList()));
        return new PromptSpace(all, demoSets, layouts);
    }

    /**
     * Returns the space without what the rules of the modules forbid.
     *
     * @param refused receives, without its stop, a sentence for each instruction and each set that is left out
     */
    PromptSpace permitted(Map<String, PromptRules> rules, Consumer<String> refused) {
        Map<String, List<Proposal>> keptInstructions = new LinkedHashMap<>();
        instructions.forEach((module, proposals) -> {
            List<Proposal> own = new ArrayList<>(proposals);
            Optional.ofNullable(rules.get(module))
                    .ifPresent(of -> own.removeIf(proposal -> {
                        Optional<String> why = of.refusal(proposal.instruction());
                        why.ifPresent(reason ->
                                refused.accept("An instruction for " + module + " was refused: it is one " + reason));
                        return why.isPresent();
                    }));
            keptInstructions.put(module, own);
        });
        List<DemoSet> keptSets = new ArrayList<>();
        for (DemoSet set : demoSets) {
            Map<String, List<Demonstration>> own = new LinkedHashMap<>(set.demos());
            own.replaceAll((module, demos) -> {
                Optional<String> why =
                        Optional.ofNullable(rules.get(module)).flatMap(of -> of.refusal(demos, set.choice(module)));
                why.ifPresent(reason -> refused.accept(
                        "Demos for " + module + " (" + set.label() + ") were refused: they are " + reason));
                return why.isEmpty() ? demos : List.of();
            });
            keptSets.add(new DemoSet(set.label(), own, set.choices(), set.origins()));
        }
        return new PromptSpace(keptInstructions, keptSets, layouts);
    }

    /** Returns what each instruction of a module is worth against the seed instruction, with the other choices of a point. */
    List<TriedEffect> effects(String module, Point point, ToDoubleBiFunction<Point, Point> difference) {
        List<TriedEffect> effects = new ArrayList<>();
        List<Proposal> proposals = instructions.getOrDefault(module, List.of());
        for (int i = 1; i < proposals.size(); i++) {
            effects.add(new TriedEffect(
                    proposals.get(i).instruction(),
                    difference.applyAsDouble(with(point, module, i), with(point, module, 0))));
        }
        return effects;
    }

    private Point with(Point point, String module, int instruction) {
        Map<String, Number> values = new LinkedHashMap<>(point.values());
        values.put(instructionOf(module), instruction);
        return space().point(values);
    }

    /** Returns the point of the unoptimized program. */
    public Point seed() {
        Map<String, Integer> zeros = new LinkedHashMap<>();
        space().variables().forEach(variable -> zeros.put(variable.name(), 0));
        return space().point(zeros);
    }

    /** Returns the prompts of a point. */
    public TunedModules tuned(Point point) {
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        for (String module : instructions.keySet()) {
            modules.put(
                    module,
                    TunedModules.module(instruction(module, point), demoSet(module, point), module)
                            .withLayout(layouts.getOrDefault(module, PromptLayout.TURNS)));
        }
        return new TunedModules(modules);
    }

    /** The choices in words, by variable name; of variables without a choice nothing is said. */
    Map<String, String> describe(Point point) {
        Map<String, String> words = new LinkedHashMap<>();
        instructions.forEach((module, proposals) -> {
            if (proposals.size() > 1) {
                words.put(instructionOf(module), instruction(module, point).origin());
            }
            if (demoSets.size() > 1 && hasDemos(module)) {
                words.put(demosOf(module), demoSet(module, point).label(module));
            }
        });
        return words;
    }

    private Proposal instruction(String module, Point point) {
        List<Proposal> proposals = instructions.getOrDefault(module, List.of());
        return proposals.get(point.choice(instructionOf(module)));
    }

    private DemoSet demoSet(String module, Point point) {
        return demoSets.get(point.choice(demosOf(module)));
    }

    private static String instructionOf(String module) {
        return module + INSTRUCTION;
    }

    private static String demosOf(String module) {
        return module + DEMOS;
    }
}
