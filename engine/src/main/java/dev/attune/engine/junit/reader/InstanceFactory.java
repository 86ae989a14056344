package dev.attune.engine.junit.reader;

import dev.attune.annotations.Role;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.predict.Program;
import dev.attune.engine.program.ProgramDefinition.Instance;
import dev.attune.engine.program.UserCodeException;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes instances of an annotated class and calls their methods. */
record InstanceFactory(
        Class<?> type,
        Method factoryMethod,
        List<Signature> signatures,
        Optional<Method> trainMethod,
        Optional<Method> validationMethod,
        Optional<Method> testMethod,
        Map<Role, Method> modelMethods,
        List<MetricMethod> metrics)
        implements Supplier<Instance> {

    @Override
    public Instance get() {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new Reflective(this, constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw new UserCodeException("the constructor of " + type.getName(), e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new UserCodeException("the constructor of " + type.getName(), e);
        }
    }

    private record Reflective(InstanceFactory definition, Object target) implements Instance {

        @Override
        public Program.Factory factory() {
            return modules -> {
                Object[] arguments = definition.signatures().stream()
                        .map(signature -> modules.get(signature.name()))
                        .toArray();
                return function(call(definition.factoryMethod(), arguments));
            };
        }

        @SuppressWarnings("unchecked") // the reader has checked that the method returns a Function
        private static Function<Object, Object> function(Object program) {
            return (Function<Object, Object>) program;
        }

        @Override
        public List<Example<?, ?>> train() {
            return split(definition.trainMethod());
        }

        @Override
        public List<Example<?, ?>> validation() {
            return split(definition.validationMethod());
        }

        @Override
        public List<Example<?, ?>> test() {
            return split(definition.testMethod());
        }

        @Override
        public Scorer scorer(String metric) {
            Method method = method(metric);
            return (example, output) -> score(method, example, output);
        }

        @Override
        public SetMetric.Code setMetric(String metric) {
            Method method = method(metric);
            return set -> ((Number) value(method, set)).doubleValue();
        }

        private Method method(String metric) {
            return definition.metrics().stream()
                    .map(MetricMethod::method)
                    .filter(candidate -> candidate.getName().equals(metric))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Optional<ChatModel> model(Role role) {
            return Optional.ofNullable(definition.modelMethods().get(role)).map(method -> (ChatModel) call(method));
        }

        private Score score(Method method, Example<?, ?> example, Object output) throws Throwable {
            Class<?> taken = method.getParameterTypes()[1];
            if (!TypeRelations.accepts(taken, output.getClass())) {
                throw new MetricException("metric " + method.getName() + " takes a prediction of type "
                        + taken.getSimpleName() + ", and the program gave one of type "
                        + output.getClass().getSimpleName() + " on example " + example.id());
            }
            Object value = value(method, example, output);
            if (value instanceof Score score) {
                return score;
            }
            return Score.of(value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue());
        }

        private Object value(Method method, Object... arguments) throws Throwable {
            Object value;
            try {
                method.setAccessible(true);
                value = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
            if (value == null) {
                String on = arguments[0] instanceof Example<?, ?> example ? " on example " + example.id() : "";
                throw new MetricException("metric " + method.getName() + " returned null" + on);
            }
            return value;
        }

        private List<Example<?, ?>> split(Optional<Method> method) {
            if (method.isEmpty()) {
                return List.of();
            }
            List<Example<?, ?>> examples = new ArrayList<>();
            for (Object element : (Collection<?>) call(method.get())) {
                if (!(element instanceof Example<?, ?> example)) {
                    throw new DataException(definition.type().getName() + "."
                            + method.get().getName() + " gives " + element + "; its elements must be of type Example");
                }
                examples.add(example);
            }
            return examples;
        }

        private Object call(Method method, Object... arguments) {
            String name = definition.type().getName() + "." + method.getName();
            Object result;
            try {
                method.setAccessible(true);
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                if (e.getTargetException() instanceof DataException data) {
                    throw data;
                }
                throw new UserCodeException(name, e.getTargetException());
            } catch (IllegalAccessException e) {
                throw new UserCodeException(name, e);
            }
            if (result == null) {
                throw UserCodeException.returnedNull(name);
            }
            return result;
        }
    }
}
