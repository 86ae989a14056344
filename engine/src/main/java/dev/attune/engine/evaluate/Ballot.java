package dev.attune.engine.evaluate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks a judge several times and returns the first answer with the verdict of most. Of two verdicts with equally many votes, that which was
 * given first counts.
 *
 * @param votes the number of votes, odd
 * @param judges makes the judge for a vote
 * @param agreement is told whether the first two votes agree
 */
record Ballot(int votes, IntFunction<Object> judges, Consumer<Boolean> agreement) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
            return proxy == Objects.requireNonNull(arguments)[0];
        }
        if (!Modifier.isAbstract(method.getModifiers()) || method.getDeclaringClass() == Object.class) {
            return ask(0, method, arguments);
        }
        Map<Object, List<Object>> answers = new LinkedHashMap<>();
        for (int vote = 0; vote < votes; vote++) {
            Object answer = Objects.requireNonNull(ask(vote, method, arguments));
            List<Object> same = answers.computeIfAbsent(verdict(answer), verdict -> new ArrayList<>());
            same.add(answer);
            if (vote == 1) {
                agreement.accept(answers.size() == 1);
            }
            if (same.size() > votes / 2) {
                break;
            }
        }
        List<Object> most = List.of();
        for (List<Object> same : answers.values()) {
            most = same.size() > most.size() ? same : most;
        }
        return most.get(0);
    }

    private @Nullable Object ask(int vote, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(judges.apply(vote), arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** What votes agree on: all but the texts of a record, which say why and are never the same twice. */
    private static Object verdict(Object answer) throws ReflectiveOperationException {
        if (!(answer instanceof Record)) {
            return answer;
        }
        List<Object> verdict = new ArrayList<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object part = component.getAccessor().invoke(answer);
            if (!(part instanceof CharSequence)) {
                verdict.add(Objects.requireNonNull(part));
            }
        }
        return verdict.isEmpty() ? answer : verdict;
    }
}
