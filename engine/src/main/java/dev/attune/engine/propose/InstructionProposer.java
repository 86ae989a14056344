package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Prediction;
import dev.attune.engine.evaluate.Program;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.Demonstration;
import dev.attune.runtime.Signature;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Proposes instructions for the modules of a program. The summary of the data and the description of the program are written once,
 * at the first proposal that needs them.
 *
 * <p>Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InstructionProposer {

    private static final int DEMOS_SHOWN = 3;
    private static final String WRITE = """
            You write instructions for language models. Use the information below to write a better instruction for the module: \
            it should make the model give the right outputs for its inputs. Answer with the instruction only.""";

    private final Program program;
    private final List<? extends Example<?, ?>> train;
    private final Grounding grounding;
    private final RandomStreams random;
    private final ProposerCalls calls;
    private final ProposerContext context;

    /**
     * A proposer.
     *
     * @param program the program
     * @param train the training examples, to be summarized
     * @param model the proposer model by the number of the call, so that equal requests get answers of their own
     * @param temperature of the proposals, 0 to 2
     * @param grounding in what to ground
     * @param random the streams of this phase
     */
    public InstructionProposer(
            Program program,
            List<? extends Example<?, ?>> train,
            LongFunction<ChatModel> model,
            double temperature,
            Grounding grounding,
            RandomStreams random) {
        this.program = program;
        this.train = train;
        this.grounding = grounding;
        this.random = random;
        this.calls = new ProposerCalls(model, temperature);
        this.context = new ProposerContext();
    }

    /**
     * Proposes instructions for one module, after its seed instruction, which comes first. Proposals that say the same are given
     * once, so there may be fewer than asked for.
     *
     * @param signature the module
     * @param count how many with the seed instruction, at least 1: {@code count - 1} calls are made for proposals
     * @param demoSets of which each proposal shows the demos of one
     * @param runs runs of the program, of which its structure is read
     * @param history what was tried for this module
     */
    public List<Proposal> propose(
            Signature signature, int count, List<DemoSet> demoSets, List<Prediction> runs, List<Tried> history) {
        Set<String> seen = new LinkedHashSet<>();
        List<Proposal> proposals = new ArrayList<>();
        seen.add(fold(signature.seedInstruction()));
        proposals.add(new Proposal(signature.seedInstruction(), Proposal.SEED));
        for (int index = 1; index < count; index++) {
            RandomGenerator draw = random.stream("proposal for " + signature.name(), index);
            Tip tip = grounding.tips().isEmpty()
                    ? Tip.NONE
                    : grounding.tips().get(draw.nextInt(grounding.tips().size()));
            String user = request(signature, demosShown(signature, demoSets, index), runs, history, tip);
            String instruction = clean(calls.ask(WRITE, user, index));
            if (!instruction.isBlank() && seen.add(fold(instruction))) {
                proposals.add(new Proposal(instruction, origin(index, tip)));
            }
        }
        return proposals;
    }

    private String request(
            Signature signature, List<Demonstration> demos, List<Prediction> runs, List<Tried> history, Tip tip) {
        StringBuilder text = new StringBuilder();
        if (grounding.data()) {
            section(text, "Summary of the data", context.dataSummary());
        }
        if (grounding.program()) {
            section(text, "Program", context.programDescription(runs));
            section(text, "Role of the module", context.role(signature, runs));
        }
        section(text, "Module", signature.describe());
        if (!demos.isEmpty()) {
            section(
                    text,
                    "Examples of the module",
                    demos.stream().map(InstructionProposer::describe).collect(Collectors.joining("\n")));
        }
        if (grounding.history() && !history.isEmpty()) {
            String lines = history.stream()
                    .map(tried -> String.format(Locale.ROOT, "- score %.3f: %s", tried.score(), tried.instruction()))
                    .collect(Collectors.joining("\n"));
            section(text, "Instructions tried so far", lines);
        }
        section(text, "Current instruction", signature.seedInstruction());
        section(text, "Tip", Tips.text(tip));
        return text.append("Write the new instruction.").toString();
    }

    private static void section(StringBuilder text, String title, String content) {
        if (!content.isBlank()) {
            text.append(title).append(":\n").append(content).append("\n\n");
        }
    }

    private List<Demonstration> demosShown(Signature signature, List<DemoSet> demoSets, int index) {
        List<List<Demonstration>> filled = demoSets.stream()
                .map(set -> set.of(signature.name()))
                .filter(demos -> !demos.isEmpty())
                .toList();
        if (!grounding.demos() || filled.isEmpty()) {
            return List.of();
        }
        return filled.get(index % filled.size()).stream().limit(DEMOS_SHOWN).toList();
    }

    private static String describe(Demonstration demo) {
        return "- " + fields(demo.inputs()) + " => " + fields(demo.outputs());
    }

    private static String fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
    }

    private static String origin(int index, Tip tip) {
        String hint = tip == Tip.NONE
                ? "no tip"
                : "tip: " + tip.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "proposal " + index + ", " + hint;
    }

    /** Takes away what models put around an instruction: a label, quotes, a fence. */
    static String clean(String answer) {
        String text = answer.strip();
        text = text.replaceAll("(?s)\\A```[a-z]*\\R(.*?)\\R?```\\z", "$1").strip();
        text = text.replaceAll("(?i)\\A[#*\\s]*(new |proposed |improved )?instruction[*\\s]*:[*\\s]*", "")
                .strip();
        if (text.length() > 1 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\W+", " ").strip();
    }

    /** What all proposals share, each written when it is first needed. */
    private final class ProposerContext {

        private final Map<String, String> written = new HashMap<>();

        String dataSummary() {
            return written(
                    "data",
                    () -> new DataSummary(calls)
                            .write(RandomStreams.shuffled(train, random.stream("data summary", 0))));
        }

        String programDescription(List<Prediction> runs) {
            ProgramDescription description = new ProgramDescription(calls, program);
            return written("program", () -> description.describe(structure(runs)));
        }

        String role(Signature signature, List<Prediction> runs) {
            ProgramDescription description = new ProgramDescription(calls, program);
            return written(
                    "role of " + signature.name(),
                    () -> description.role(
                            structure(runs),
                            programDescription(runs),
                            signature,
                            program.signatures().indexOf(signature)));
        }

        private String structure(List<Prediction> runs) {
            return written("structure", () -> new ProgramDescription(calls, program).structure(runs));
        }

        private String written(String key, Supplier<String> writer) {
            String text = written.get(key);
            if (text == null) {
                text = writer.get();
                written.put(key, text);
            }
            return text;
        }
    }
}
