package dev.attune.engine.preflight;

import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Loads the splits of a program: each example has an id of its own, an input and an expected output.
 *
 * @param className the class of the program
 * @param checklist takes what was found
 */
record SplitCheck(String className, Checklist checklist) {

    /**
     * Loads a split.
     *
     * @param name what it is called in messages
     * @param annotation that of its method
     * @param needed whether it must have examples
     * @return its examples; none if it cannot be used, of which the checklist knows
     */
    List<Example<?, ?>> split(String name, String annotation, Callable<List<Example<?, ?>>> loader, boolean needed) {
        List<Example<?, ?>> examples = checklist.check(
                name, () -> loaded(name, annotation, loader.call(), needed), found -> found.size() + " examples");
        return examples == null ? List.of() : examples;
    }

    private List<Example<?, ?>> loaded(String name, String annotation, List<Example<?, ?>> examples, boolean needed) {
        if (needed && examples.isEmpty()) {
            throw new DataException("the " + name + " is empty; the method with " + annotation + " of " + className
                    + " must give at least one example");
        }
        Set<String> ids = new HashSet<>();
        for (Example<?, ?> example : examples) {
            checkNoNulls(name, annotation, example);
            if (!ids.add(example.id())) {
                throw new DataException("two examples of the " + name + " have the id " + example.id()
                        + "; ids tell examples apart in demos and reports");
            }
        }
        return examples;
    }

    /** The compiler promises it to nobody whose sources are not null-marked. */
    @SuppressWarnings("ConstantConditions")
    private static void checkNoNulls(String name, String annotation, Example<?, ?> example) {
        if (example.id() == null || example.input() == null) {
            throw new DataException("an example of the " + name + " has no " + (example.id() == null ? "id" : "input")
                    + ": " + example);
        }
        if (example.expected() == null) {
            throw new DataException("example " + example.id() + " of the " + name
                    + " has no expected output; the method with " + annotation + " must give one for each example");
        }
    }
}
