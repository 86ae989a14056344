package dev.attune.engine.optimize;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.propose.Proposal;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A prompt for every module of a program, each with where it comes from. Searches compare what the prompts say, which is
 * {@link #prompts()}. Immutable.
 *
 * @param modules the prompt of each module by module name, in program order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TunedModules(Map<String, TunedModule> modules) {

    /** Copies the map, keeping its order. */
    public TunedModules {
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }

    /** Returns those of the unoptimized program: seed instructions and no demos. */
    public static TunedModules seed(Collection<Signature> signatures) {
        return of(signatures, Map.of(), DemoSet.NONE);
    }

    /**
     * Returns a prompt for each module.
     *
     * @param instructions the instruction of each module by module name; a module without one keeps its seed instruction
     * @param demos their demos
     */
    public static TunedModules of(Collection<Signature> signatures, Map<String, Proposal> instructions, DemoSet demos) {
        Map<String, TunedModule> modules = new LinkedHashMap<>();
        for (Signature signature : signatures) {
            String name = signature.name();
            modules.put(name, module(instructions.getOrDefault(name, Proposal.seed(signature)), demos, name));
        }
        return new TunedModules(modules);
    }

    /** Returns the prompt of one module. */
    public static TunedModule module(Proposal instruction, DemoSet demos, String module) {
        return shown(
                new TunedModule(
                        instruction.instruction(), instruction.origin(), List.of(), DemoSet.NONE.origin(module)),
                demos,
                module);
    }

    private static TunedModule shown(TunedModule tuned, DemoSet demos, String module) {
        return tuned.withDemos(demos.of(module), demos.origin(module), demos.choice(module));
    }

    /** Returns the same prompts with other instructions; a module without one keeps what it has. */
    public TunedModules with(Map<String, Proposal> instructions) {
        Map<String, TunedModule> changed = new LinkedHashMap<>(modules);
        instructions.forEach((name, proposal) -> changed.computeIfPresent(
                name, (same, module) -> module.withInstruction(proposal.instruction(), proposal.origin())));
        return new TunedModules(changed);
    }

    /** Returns the same instructions with other demos. */
    public TunedModules with(DemoSet demos) {
        Map<String, TunedModule> changed = new LinkedHashMap<>();
        modules.forEach((name, module) -> changed.put(name, shown(module, demos, name)));
        return new TunedModules(changed);
    }

    /** Returns the same prompt of one module in another layout. */
    public TunedModules with(String module, PromptLayout layout) {
        Map<String, TunedModule> changed = new LinkedHashMap<>(modules);
        changed.computeIfPresent(module, (same, tuned) -> tuned.withLayout(layout));
        return new TunedModules(changed);
    }

    /** Returns how the requests of each module are laid out, by module name. */
    public Map<String, PromptLayout> layouts() {
        Map<String, PromptLayout> layouts = new LinkedHashMap<>();
        modules.forEach((name, module) -> layouts.put(name, module.layout()));
        return layouts;
    }

    /** Returns the instruction of each module by module name, in program order. */
    public Map<String, Proposal> instructions() {
        Map<String, Proposal> instructions = new LinkedHashMap<>();
        modules.forEach((name, module) ->
                instructions.put(name, new Proposal(module.instruction(), module.instructionOrigin())));
        return instructions;
    }

    /** Returns the demos of all modules; {@link DemoSet#NONE} if they have none. */
    public DemoSet demos() {
        return DemoSet.of(modules);
    }

    /** Returns what the prompts say. */
    public PromptSet prompts() {
        Map<String, ModulePrompt> prompts = new LinkedHashMap<>();
        modules.forEach((name, module) -> prompts.put(name, module.prompt()));
        return new PromptSet(prompts);
    }
}
