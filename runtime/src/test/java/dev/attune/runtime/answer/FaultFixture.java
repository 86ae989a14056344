package dev.attune.runtime.answer;

import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.text.UnreadableException;
import java.util.List;

/** The modules of {@code answers.tsv} and of the inputs like them. */
final class FaultFixture {

    enum Mood {
        VERY_GLAD,
        GLAD,
        SAD,
        NOT_SURE
    }

    enum Lang {
        C("C"),
        CPP("C++"),
        CS("C#"),
        FS("F#");

        private final String text;

        Lang(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    enum Feel {
        POS("积极"),
        NEG("消极");

        private final String text;

        Feel(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    enum Op {
        LT("<"),
        GT(">"),
        EQ("="),
        LE("<=");

        private final String text;

        Op(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    enum Verdict {
        YES,
        NO,
        UNKNOWN
    }

    enum Grade {
        A,
        B,
        C,
        D
    }

    enum Severity {
        P0,
        P1,
        P2
    }

    enum Toxicity {
        TOXIC,
        CLEAN
    }

    record Person(String name, int age) {}

    record Order(String id, List<Person> people, Mood mood, double total, boolean paid) {}

    record Two(String title, String body) {}

    interface PickMood {
        @Instruction("Pick the mood.")
        Mood mood(String text);
    }

    interface ThinkMood {
        @Instruction("Pick the mood.")
        @ChainOfThought
        Mood mood(String text);
    }

    interface PickLang {
        @Instruction("Pick the language.")
        Lang lang(String text);
    }

    interface PickFeel {
        @Instruction("Pick the feeling.")
        Feel feel(String text);
    }

    interface PickOp {
        @Instruction("Pick the operator.")
        Op op(String text);
    }

    interface PickVerdict {
        @Instruction("Give a verdict.")
        Verdict verdict(String text);
    }

    interface PickGrade {
        @Instruction("Give a grade.")
        Grade grade(String text);
    }

    interface PickSeverity {
        @Instruction("Say how severe it is.")
        Severity severity(String text);
    }

    interface PickToxicity {
        @Instruction("Say whether it is toxic.")
        Toxicity toxicity(String text);
    }

    interface Answer {
        @Instruction("Answer.")
        String answer(String question);
    }

    interface Code {
        @Instruction("Write code.")
        String code(String text);
    }

    interface IsSpam {
        @Instruction("Say whether it is spam.")
        boolean spam(String text);
    }

    interface Count {
        @Instruction("Count.")
        int count(String text);
    }

    interface Price {
        @Instruction("Price it.")
        double price(String text);
    }

    interface FindPerson {
        @Instruction("Find the person.")
        Person person(String text);
    }

    interface FindPeople {
        @Instruction("Find the people.")
        List<Person> people(String text);
    }

    interface Tags {
        @Instruction("Tag it.")
        List<String> tags(String text);
    }

    interface Nums {
        @Instruction("Find the numbers.")
        List<Integer> nums(String text);
    }

    interface Reals {
        @Instruction("Find the numbers.")
        List<Double> reals(String text);
    }

    interface Moods {
        @Instruction("Find the moods.")
        List<Mood> moods(String text);
    }

    interface TakeOrder {
        @Instruction("Take the order.")
        Order order(String text);
    }

    interface WriteTwo {
        @Instruction("Write it.")
        Two two(String text);
    }

    private FaultFixture() {}

    /** What a module makes of an answer, as text; {@code !} where it refuses it. */
    static String read(Class<?> module, String answer) {
        try {
            return String.valueOf(AnswerParser.parse(Signature.of(module), answer.replace('⏎', '\n'))
                            .result())
                    .replace('\n', '⏎');
        } catch (UnreadableException refused) {
            return "!";
        }
    }
}
