package dev.attune.report.site;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.GateFixtures;
import dev.attune.report.LeafFixtures;
import dev.attune.report.LeafRun;
import dev.attune.report.ModuleFixtures;
import dev.attune.report.SearchFixtures;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A run as large as runs get: 200 trials, 1,000 test examples, and five modules with instructions of 2,000 words. */
final class BigRun {

    private BigRun() {}

    /** Writes the results of its leaves as Allure would. */
    static void write(Path results) {
        List<ModuleChange> modules = modules();
        OptimizationRecord search = SearchFixtures.optimization(modules, SearchFixtures.trials(200), List.of());
        GateRecord gate = GateFixtures.gate(Verdict.PASSED, modules, examples());
        LeafRun run = new LeafRun(new FileSystemResultsWriter(results), results);
        run.tell(search);
        run.finish(LeafFixtures.end(search.leaf(), Kind.OPTIMIZER, "mipro", 2, Outcome.PASSED, null), Status.PASSED);
        run.tell(gate);
        run.finish(LeafFixtures.end(gate.leaf(), Kind.GATE, "exactMatch", 3, Outcome.PASSED, null), Status.PASSED);
    }

    private static List<ModuleChange> modules() {
        List<ModuleChange> modules = new ArrayList<>();
        for (int module = 1; module <= 5; module++) {
            modules.add(new ModuleChange(
                    "Module" + module,
                    words(module, ""),
                    words(module, "carefully"),
                    "proposal " + module,
                    List.of(),
                    List.of(ModuleFixtures.labeledDemo(), ModuleFixtures.bootstrappedDemo()),
                    "bootstrapped",
                    List.of()));
        }
        return modules;
    }

    /** Ten paragraphs of 200 words, one of which says something more after each tenth word. */
    private static String words(int module, String more) {
        StringJoiner paragraphs = new StringJoiner("\n\n");
        for (int paragraph = 0; paragraph < 10; paragraph++) {
            StringJoiner words = new StringJoiner(" ");
            for (int word = 0; word < 200; word++) {
                words.add("word" + (module * 7919 + paragraph * 211 + word * 31) % 997);
                if (paragraph == 4 && word % 10 == 9 && !more.isEmpty()) {
                    words.add(more);
                }
            }
            paragraphs.add(words.toString());
        }
        return paragraphs.toString();
    }

    private static List<GateRecord.Example> examples() {
        List<GateRecord.Example> examples = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            examples.add(GateFixtures.example(
                    "test-" + number,
                    "Which of the rivers of the country with the number " + number + " is the longest one?",
                    "river " + number,
                    number % 3 == 0 ? 1.0 : 0.0,
                    number % 4 == 0 ? 0.0 : 1.0));
        }
        return examples;
    }
}
