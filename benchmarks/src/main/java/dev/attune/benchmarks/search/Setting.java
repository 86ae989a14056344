package dev.attune.benchmarks.search;

import dev.attune.benchmarks.search.Landscape.Shape;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.search.Variable.Categorical;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A setting of the comparison.
 *
 * @param name its name
 * @param tables gives the table of a seed
 * @param examples the number of examples that a search may use
 * @param plan the trials of MIPROv2, whose runs all other searches get too
 */
record Setting(String name, LongFunction<ScoreTable> tables, int examples, SearchPlan plan) {

    private static final int MINIBATCH = 35;
    private static final int SMALL_MINIBATCH = 15;
    private static final int FULL_EVERY = 5;

    int runs() {
        return (int) plan.expectedRuns(examples);
    }

    static List<Setting> all() {
        return List.of(
                madeUp("1 module, 6 choices, LIGHT", shape(1, 6, 100, -1, 1, 0.1), true),
                madeUp("2 modules, 6 choices, LIGHT", shape(2, 6, 100, -1, 1.2, 0), true),
                madeUp("2 modules, 6 choices, LIGHT, heavy interaction", shape(2, 6, 100, -1, 1.2, 0.6), true),
                madeUp("2 modules, 6 choices, 40 examples", shape(2, 6, 40, -2, 1.2, 0.2), false),
                madeUp("2 modules, 12 choices, MEDIUM", shape(2, 12, 300, -0.5, 1.2, 0.25), true),
                madeUp("2 modules, 12 choices, MEDIUM, heavy interaction", shape(2, 12, 300, -0.5, 1.2, 0.75), true),
                madeUp("4 modules, 12 choices, MEDIUM", shape(4, 12, 300, -0.5, 1.2, 0.1), true),
                madeUp("4 modules, 12 choices, MEDIUM, heavy interaction", shape(4, 12, 300, -0.5, 1.2, 0.6), true),
                madeUp("8 modules, 12 choices, MEDIUM", shape(8, 12, 300, -0.5, 1.4, 0.2), true),
                madeUp("4 modules, 18 choices, HEAVY", shape(4, 18, 1000, -0.5, 1.2, 0.2), true),
                madeUp("1 module, 6 choices, LIGHT, instructions are noise", noise(1, 6, 100), true),
                madeUp("2 modules, 6 choices, LIGHT, instructions are noise", noise(2, 6, 100), true),
                madeUp("2 modules, 12 choices, MEDIUM, instructions are noise", noise(2, 12, 300), true),
                measured("iris"),
                measured("scone"),
                measured("router"),
                heldOut("iris"),
                heldOut("scone"),
                heldOut("router"));
    }

    private static Setting madeUp(String name, Shape shape, boolean minibatches) {
        return new Setting(
                name,
                seed -> new Landscape(shape, seed),
                shape.examples(),
                plan(shape.variables(), shape.choices(), minibatches ? MINIBATCH : 0));
    }

    private static Setting measured(String name) {
        MeasuredTable table = MeasuredTable.read(name);
        return measured("measured: " + name, table, seed -> table);
    }

    private static Setting heldOut(String name) {
        MeasuredTable table = MeasuredTable.read(name);
        return measured("held out: " + name, table.holdingOut(0), table::holdingOut);
    }

    private static Setting measured(String name, MeasuredTable table, LongFunction<ScoreTable> tables) {
        int choices = table.space().variables().stream()
                .mapToInt(variable -> ((Categorical) variable).choices())
                .max()
                .orElseThrow();
        return new Setting(
                name, tables, table.examples(), plan(table.space().variables().size(), choices, SMALL_MINIBATCH));
    }

    /** DSPy's number of trials. */
    private static SearchPlan plan(int variables, int choices, int minibatch) {
        double byVariables = 2 * variables * Math.log(choices) / Math.log(2);
        return new SearchPlan((int) Math.max(byVariables, 1.5 * choices), minibatch, FULL_EVERY);
    }

    private static Shape noise(int modules, int choices, int examples) {
        return new Shape(modules, choices, examples, -1, 1.2, 0.1, true);
    }

    private static Shape shape(
            int modules, int choices, int examples, double level, double spread, double interaction) {
        return new Shape(modules, choices, examples, level, spread, interaction, false);
    }
}
