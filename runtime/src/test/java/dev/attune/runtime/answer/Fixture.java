package dev.attune.runtime.answer;

import dev.attune.runtime.CallListener;
import dev.attune.runtime.Modules;
import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.annotations.ChainOfThought;
import dev.attune.runtime.annotations.Field;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Modules of every kind, and the call of one with a given answer. */
public final class Fixture {

    public enum Intent {
        BOOK_FLIGHT("book flight"),
        BOOK_HOTEL("book hotel"),
        CANCEL("cancel");

        private final String text;

        Intent(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public record Passage(String title, int year) {}

    public record Review(@Field("how good it is") Intent intent, double score, List<String> reasons) {}

    public record Order(Passage passage, BigDecimal price, boolean paid, List<Intent> intents) {}

    public interface PickIntent {
        @Instruction("Pick the intent.")
        Intent intent(String text);
    }

    public interface AnswerQuestion {
        @Instruction("Answer the question.")
        String answer(List<String> context, String question);
    }

    public interface ThinkAndAnswer {
        @Instruction("Answer the question.")
        @ChainOfThought
        String answer(String question);
    }

    public interface Judge {
        @Instruction("Review the text.")
        Review review(String text);
    }

    interface Take {
        @Instruction("Take the order.")
        Order order(String text);
    }

    interface TakeOrders {
        @Instruction("Take the orders.")
        List<Passage> passages(String text);
    }

    public interface SearchQuery {
        @Instruction("Write a query.")
        String searchQuery(String question);
    }

    interface Count {
        @Instruction("Count.")
        int number(String text);
    }

    interface Measure {
        @Instruction("Measure.")
        double size(String text);
    }

    interface Price {
        @Instruction("Price it.")
        BigDecimal price(String text);
    }

    interface IsTrue {
        @Instruction("Check the claim.")
        boolean correct(String claim);
    }

    public interface Names {
        @Instruction("Name them.")
        List<String> names(String text);
    }

    interface Numbers {
        @Instruction("Number them.")
        List<Integer> numbers(String text);
    }

    interface Intents {
        @Instruction("Find the intents.")
        List<Intent> intents(String text);
    }

    private static final Map<Class<?>, Signature> SIGNATURES = new ConcurrentHashMap<>();

    private Fixture() {}

    public static <T> T module(Class<T> type, ScriptedModel model) {
        return module(type, model, CallListener.NONE);
    }

    public static <T> T module(Class<T> type, ChatModel model, CallListener listener) {
        Signature signature = SIGNATURES.computeIfAbsent(type, Signature::of);
        return Modules.create(type, signature, signature.seedPrompt(), model, listener);
    }

    /** A module whose model gives this answer, to the repair request too. */
    public static <T> T answering(Class<T> type, String answer) {
        return module(type, ScriptedModel.answering(answer));
    }
}
