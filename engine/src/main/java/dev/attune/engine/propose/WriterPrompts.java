package dev.attune.engine.propose;

import dev.attune.engine.propose.Question.Kind;
import dev.attune.engine.propose.answer.MarkedAnswer;

/** What the proposer model is told to do: the system messages of all kinds of questions, made of the same parts. */
final class WriterPrompts {

    /** Stands between an instruction and the rules that were inferred. */
    static final String FOLLOW = "\n\nFollow these rules:\n";

    private static final String WRITERS = "You write instructions for language models. ";
    private static final String GENERAL = """
            It must help with inputs that nobody has seen yet: state the rules, the facts of the domain and the way to solve \
            the task, as far as the information shows them, and never quote an example. The form of the answer is added to it \
            by itself.""";
    private static final String WRITE = """
            Use the information below to write a better instruction for the module: \
            it should make the model give the right outputs for its inputs.\s""";
    private static final String WRITE_ALL = """
            Use the information below to write a better instruction for each module of the program.\s""";
    private static final String REFLECT = """
            Below are the current instruction of a module and what came of a few runs with \
            it: what went in, what was expected, what came out, and what the metric says of it. Write a better instruction: keep what is \
            right in the current one, and mend what made these runs go wrong. State every rule, every fact of the domain and every \
            detail of the task that the runs and the feedback show, since the module will not see them again; if a way to \
            solve the task has worked, state it too.\s""";
    private static final String INFER = """
            Below are examples of what a module is given and of its right outputs. Infer the \
            rules that lead from the inputs to the outputs: at most %s, brief, one a line, each of a kind that another one does not cover. \
            They are added to the current instruction, so leave out what it says.\s""";
    private static final String ADVISE = """
            Below are the modules of a program and two runs of it on the same input, of which one went better. Find out which modules made \
            the difference, and write for each of them a brief rule: what to look for in its input, what to do then, and what not to \
            do, so that it works as in the better run when it is given something similar. The rule is added to the current instruction of \
            the module, so leave out what that says.\s""";
    private static final String THINK =
            " Think first: what goes wrong in the runs that failed, why, and what the good ones do.";
    private static final String BETWEEN = " between " + MarkedAnswer.OPEN + " and " + MarkedAnswer.CLOSE;
    private static final String LINES = " with one line for each module, its name and a colon before the instruction.";
    private static final String LINES_OF_ADVICE =
            " with one line for each module that needs a rule, its name and a colon before the rule.";

    private WriterPrompts() {}

    /**
     * The system message of a question whose answer is one instruction.
     *
     * @param thinks whether the model has room to think before it answers
     */
    static String forModule(Question question, boolean thinks) {
        return WRITERS
                + task(question)
                + GENERAL
                + (thinks
                        ? THINK + " Then answer with the instruction" + BETWEEN + "."
                        : " Answer with the instruction only," + BETWEEN + ".");
    }

    private static String task(Question question) {
        return switch (question.kind()) {
            case PROPOSAL -> WRITE;
            case REFLECTION -> REFLECT;
            case RULES -> INFER.replace("%s", question.scale());
            case ADVICE -> ADVISE;
        };
    }

    /** The system message of a question whose answer has a line for each module. */
    static String forAll(Question question, boolean thinks) {
        boolean advice = question.kind() == Kind.ADVICE;
        String lines = advice ? LINES_OF_ADVICE : LINES;
        return WRITERS
                + (advice ? ADVISE : WRITE_ALL)
                + GENERAL
                + (thinks ? THINK + " Then answer" + BETWEEN + lines : " Answer" + lines);
    }
}
