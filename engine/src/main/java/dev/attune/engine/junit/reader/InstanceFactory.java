package dev.attune.engine.junit.reader;

import dev.attune.annotations.Role;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Folds;
import dev.attune.engine.evaluate.Graded;
import dev.attune.engine.evaluate.MetricContext;
import dev.attune.engine.evaluate.MetricDefinition.Scorer;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.evaluate.Scoring;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.instance.InstanceProvider;
import dev.attune.engine.instance.ProvidedInstance;
import dev.attune.engine.junit.reader.DataMethods.AllExamples;
import dev.attune.engine.predict.Program;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition.Instance;
import dev.attune.engine.program.ProgramDefinition.JudgeSpec;
import dev.attune.engine.program.UserCodeException;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes instances of an annotated class and calls their methods. */
record InstanceFactory(
        Class<?> type,
        Optional<InstanceProvider> provider,
        Method factoryMethod,
        List<FactoryParameter> parameters,
        DataMethods data,
        Map<Role, Method> modelMethods,
        List<MetricMethod> metrics)
        implements Supplier<Instance> {

    @Override
    public Instance get() {
        return provider.<Instance>map(this::provided).orElseGet(this::made);
    }

    /** Whatever a framework has not is found here, before anything runs. */
    private Reflective provided(InstanceProvider by) {
        ProvidedInstance provided = by.open(type);
        try {
            parameters.forEach(parameter -> parameter.check(provided));
            return new Reflective(this, provided.instance(), provided);
        } catch (RuntimeException e) {
            provided.close();
            throw e;
        }
    }

    private Reflective made() {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new Reflective(this, constructor.newInstance(), null);
        } catch (InvocationTargetException e) {
            throw new UserCodeException("the constructor of " + type.getName(), e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new UserCodeException("the constructor of " + type.getName(), e);
        }
    }

    private static final class Reflective implements Instance {

        private final InstanceFactory definition;
        private final Object target;
        private final @Nullable ProvidedInstance provided;
        private @Nullable Splits splits;

        Reflective(InstanceFactory definition, Object target, @Nullable ProvidedInstance provided) {
            this.definition = definition;
            this.target = target;
            this.provided = provided;
        }

        @Override
        public Program.Factory factory() {
            return modules -> {
                Object[] arguments = definition.parameters().stream()
                        .map(parameter -> parameter.argument(modules, provided))
                        .toArray();
                return checked(function(call(definition.factoryMethod(), arguments)));
            };
        }

        /** Also what a program made the best of, or failed at for another reason, may be a reason to complain. */
        private Function<Object, Object> checked(Function<Object, Object> program) {
            if (provided == null) {
                return program;
            }
            ProvidedInstance checking = provided;
            return input -> {
                try {
                    return program.apply(input);
                } finally {
                    checking.complaint().ifPresent(complaint -> {
                        throw new RunAbortedException(RunAbortedException.Fault.USER_CODE, complaint);
                    });
                }
            };
        }

        @SuppressWarnings("unchecked") // the reader has checked that the method returns a Function
        private static Function<Object, Object> function(Object program) {
            return (Function<Object, Object>) program;
        }

        @Override
        public List<Example<?, ?>> train() {
            return split(definition.data().train(), Splits::train);
        }

        @Override
        public List<Example<?, ?>> validation() {
            return split(definition.data().validation(), Splits::validation);
        }

        @Override
        public List<Example<?, ?>> test() {
            return split(definition.data().test(), Splits::test);
        }

        @Override
        public Folds folds() {
            return definition.data().all().map(all -> splits(all).folds()).orElse(Folds.NONE);
        }

        @Override
        public String groupBy() {
            return definition.data().groupBy();
        }

        @Override
        public boolean givesAllExamples() {
            return definition.data().all().isPresent();
        }

        @Override
        public Scorer scorer(String metric, MetricContext context) {
            MetricMethod defined = metric(metric);
            return (example, output) -> {
                Scoring scoring = context.begin(metric);
                Score score;
                try {
                    score = score(defined, example, output, scoring);
                } catch (RunAbortedException e) {
                    throw e;
                } catch (Throwable e) {
                    scoring.check();
                    throw e;
                }
                scoring.check();
                return score;
            };
        }

        @Override
        public SetMetric.Code setMetric(String metric) {
            Method method = metric(metric).method();
            return set -> ((Number) value(method, set)).doubleValue();
        }

        private MetricMethod metric(String name) {
            return definition.metrics().stream()
                    .filter(candidate -> candidate.method().getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public List<Graded<?, ?, ?>> graded(String metric) {
            Method method = metric(metric).grades();
            if (method == null) {
                return List.of();
            }
            List<Graded<?, ?, ?>> graded = new ArrayList<>();
            for (Object element : (Collection<?>) call(method)) {
                if (!(element instanceof Graded<?, ?, ?> one)) {
                    throw new DataException(definition.type().getName() + "." + method.getName() + " gives " + element
                            + "; its elements must be of type Graded");
                }
                graded.add(one);
            }
            return graded;
        }

        @Override
        public Optional<ChatModel> model(Role role) {
            return Optional.ofNullable(definition.modelMethods().get(role))
                    .map(method -> (ChatModel) callProvided(method));
        }

        @Override
        public Optional<ChatModel> defaultModel() {
            return Optional.ofNullable(provided).flatMap(ProvidedInstance::model);
        }

        @Override
        public void close() {
            if (provided != null) {
                provided.close();
            }
        }

        private Score score(MetricMethod metric, Example<?, ?> example, Object output, Scoring scoring)
                throws Throwable {
            Method method = metric.method();
            Class<?> taken = method.getParameterTypes()[1];
            if (!TypeRelations.accepts(taken, output.getClass())) {
                throw new MetricException("metric " + method.getName() + " takes a prediction of type "
                        + taken.getSimpleName() + ", and the program gave one of type "
                        + output.getClass().getSimpleName() + " on example " + example.id());
            }
            List<Object> arguments = new ArrayList<>(List.of(example, output));
            for (JudgeSpec judge : metric.spec().judges()) {
                Signature module = judge.module();
                arguments.add(module == null ? scoring.model() : scoring.judge(module, judge.votes()));
            }
            Object value = scoring.awaited(value(method, arguments.toArray()));
            if (value == null) {
                throw returnedNull(method, example);
            }
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
                throw returnedNull(method, arguments[0]);
            }
            return value;
        }

        private static MetricException returnedNull(Method metric, Object argument) {
            return new MetricException("metric " + metric.getName() + " returned null"
                    + (argument instanceof Example<?, ?> example ? " on example " + example.id() : ""));
        }

        private List<Example<?, ?>> split(Optional<Method> method, Function<Splits, List<Example<?, ?>>> part) {
            return definition
                    .data()
                    .all()
                    .map(all -> part.apply(splits(all)))
                    .orElseGet(() -> method.map(this::examples).orElse(List.of()));
        }

        private synchronized Splits splits(AllExamples all) {
            if (splits == null) {
                splits = all.plan().split(examples(all.method()));
            }
            return splits;
        }

        private List<Example<?, ?>> examples(Method method) {
            List<Example<?, ?>> examples = new ArrayList<>();
            for (Object element : (Collection<?>) callProvided(method)) {
                if (!(element instanceof Example<?, ?> example)) {
                    throw new DataException(definition.type().getName() + "." + method.getName() + " gives " + element
                            + "; its elements must be of type Example");
                }
                examples.add(example);
            }
            return examples;
        }

        /** Only of a class that a framework provides may the method have parameters. */
        private Object callProvided(Method method) {
            return call(
                    method,
                    Arrays.stream(method.getParameters())
                            .map(parameter -> Objects.requireNonNull(provided).argument(parameter))
                            .toArray());
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
