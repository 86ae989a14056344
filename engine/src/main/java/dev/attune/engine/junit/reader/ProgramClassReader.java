package dev.attune.engine.junit.reader;

import dev.attune.annotations.Gate;
import dev.attune.annotations.HumanGrades;
import dev.attune.annotations.LanguageModel;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Role;
import dev.attune.annotations.Split;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.event.Preference;
import dev.attune.engine.instance.InstanceProvider;
import dev.attune.engine.instance.InstanceProviders;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.ForeignAnnotations;
import dev.attune.engine.junit.annotation.Markings;
import dev.attune.engine.junit.annotation.MarkingsReader;
import dev.attune.engine.junit.annotation.Members;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.junit.reader.ProgramClass.Refusal;
import dev.attune.engine.predict.Program;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Reads an annotated class, and finds all that is wrong with it. Runs none of its code. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramClassReader {

    private static final String UNUSABLE = "Not a usable LM program: ";

    /** What marks the methods that Attune calls. */
    private static final List<Class<? extends Annotation>> OF_METHODS = List.of(
            ProgramFactory.class,
            TrainSet.class,
            ValidationSet.class,
            TestSet.class,
            Split.class,
            Metric.class,
            Gate.class,
            HumanGrades.class,
            LanguageModel.class);

    private final Class<?> type;
    private final Problems problems;
    private final Members members;
    private final MarkingsReader markings;
    private final Optional<InstanceProvider> provider;

    private ProgramClassReader(Class<?> type) {
        this.type = type;
        this.problems = new Problems(type);
        this.members = new Members(type, problems);
        this.markings = new MarkingsReader(problems);
        InstanceProviders providers = InstanceProviders.load();
        providers.problems().forEach(problems::ofClass);
        this.provider = providers.of(type);
    }

    public static ProgramClass read(Class<?> type) {
        try {
            return new ProgramClassReader(type).read();
        } catch (LinkageError | TypeNotPresentException e) {
            String problem = type.getName() + " needs a class that cannot be loaded: " + e
                    + "; is its library, in the version it was compiled with, among the test dependencies?";
            Markings none = new Markings(type.getSimpleName(), Set.of(), List.of());
            return new ProgramClass(
                    type,
                    none,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.of(new Refusal(UNUSABLE, List.of(problem))));
        }
    }

    /** Reads no more of a class than what selects its tests, and gives one that cannot run for a reason that is not its own. */
    public static ProgramClass refused(Class<?> type, String reason) {
        ProgramClassReader reader = new ProgramClassReader(type);
        return new ProgramClass(
                type,
                reader.markings.read(type, type.getSimpleName()),
                Optional.empty(),
                List.of(),
                reader.calledMethods(),
                Optional.of(new Refusal("", List.of(reason))));
    }

    private ProgramClass read() {
        checkClass();
        Optional<Method> factory = theOne(ProgramFactory.class);
        List<FactoryParameter> parameters = factory.map(this::parameters).orElse(List.of());
        List<Signature> signatures = parameters.stream()
                .flatMap(parameter -> parameter.signatures().stream())
                .toList();
        DataMethods data = new DataReader(members, provider.isPresent()).read();
        Map<Role, Method> models = models();
        OptimizerAnnotations.Found found = OptimizerAnnotations.read(type, problems);
        List<OptimizerSpec> optimizers = found.competing();
        ConstraintChecks constraints = new ConstraintChecks(problems);
        constraints.check(signatures, found.annotated());
        constraints.checkVoters(signatures, optimizers);
        ProgramTypes types = new ProgramTypes(type, factory, data.methods());
        types.checkData(problems);
        List<MetricMethod> metrics = new MetricReader(members, types).read(!optimizers.isEmpty());
        checkNeeds(!optimizers.isEmpty(), data, metrics);
        MetricSpec objective = metrics.isEmpty() ? null : metrics.get(0).spec();
        if (objective != null) {
            new DemoThresholds(type, problems).check(objective);
        }
        Preference preference = PreferenceReader.read(type, objective, !optimizers.isEmpty(), problems);
        List<Method> methods = calledMethods();
        Set<Method> gated = metrics.stream()
                .filter(MetricMethod::gated)
                .map(MetricMethod::method)
                .collect(Collectors.toSet());
        new ForeignAnnotations(
                        type,
                        gated,
                        Set.copyOf(methods),
                        annotation -> provider.isPresent() && provider.get().follows(annotation),
                        problems)
                .check();
        Markings ofClass = markings.read(type, type.getSimpleName());
        Optional<ProgramDefinition> definition = Optional.empty();
        if (problems.found().isEmpty() && factory.isPresent()) {
            InstanceFactory instances =
                    new InstanceFactory(type, provider, factory.get(), parameters, data, models, metrics);
            definition = Optional.of(new ProgramDefinition(
                    type.getName(),
                    ofClass.displayName(),
                    about(),
                    signatures,
                    metrics.stream().map(MetricMethod::spec).toList(),
                    optimizers,
                    preference,
                    models.keySet(),
                    instances));
        }
        return new ProgramClass(
                type,
                ofClass,
                definition,
                metrics,
                methods,
                problems.found().isEmpty() ? Optional.empty() : Optional.of(new Refusal(UNUSABLE, problems.found())));
    }

    private Program.About about() {
        String description = AnnotationFinder.one(type, LmProgram.class, problems)
                .map(LmProgram::description)
                .orElse("");
        return new Program.About(description.strip(), ProgramSource.of(type));
    }

    private List<Method> calledMethods() {
        return OF_METHODS.stream()
                .flatMap(annotation -> members.any(annotation).stream())
                .distinct()
                .sorted(Members.ORDER)
                .toList();
    }

    private void checkClass() {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            problems.ofClass(
                    "is abstract; an LM program is a class that can be made: take @LmProgram away there and put "
                            + "it on the classes that extend it, which inherit all else");
        } else if (!AnnotationFinder.isPresent(type, LmProgram.class)) {
            problems.ofClass("has an optimizer and no @LmProgram; put it on the class");
        } else if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            problems.ofClass("is an inner class; make it static or top-level");
        } else if (provider.isPresent()) {
            provider.get().problems(type).forEach(problems::ofClass);
        } else if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
            problems.ofClass("has no constructor without parameters");
        }
    }

    private List<FactoryParameter> parameters(Method factory) {
        if (!Function.class.isAssignableFrom(factory.getReturnType())) {
            problems.of(
                    factory,
                    "returns " + factory.getReturnType().getSimpleName()
                            + "; a @ProgramFactory returns a java.util.function.Function from input to output");
        }
        if (factory.getParameterCount() == 0) {
            problems.of(
                    factory, "has no parameters; those of a @ProgramFactory are the module interfaces of the program");
        }
        List<FactoryParameter> parameters = new ArrayList<>();
        for (Parameter parameter : factory.getParameters()) {
            try {
                FactoryParameter read =
                        provider.isPresent() ? FactoryParameter.providedOr(parameter) : FactoryParameter.of(parameter);
                parameters.add(read.signatures().isEmpty() ? read : named(read, parameter, factory));
            } catch (SignatureException e) {
                problems.of(
                        factory,
                        "has the parameter " + parameter.getType().getSimpleName() + " that is no module: "
                                + e.getMessage());
            }
        }
        if (!parameters.isEmpty()
                && parameters.stream().allMatch(read -> read.signatures().isEmpty())) {
            problems.of(
                    factory,
                    "has no module among its parameters, so that there is nothing to tune; a module is an AI Service, or an "
                            + "interface whose method has an @Instruction");
        }
        return parameters;
    }

    /** A module is known by its interface, or by its parameter where two have the same interface. */
    private FactoryParameter named(FactoryParameter read, Parameter parameter, Method factory) {
        Type type = parameter.getParameterizedType();
        long sameName = Arrays.stream(factory.getGenericParameterTypes())
                .filter(other -> simpleName(other).equals(simpleName(type)))
                .count();
        if (sameName == 1) {
            return read;
        }
        if (!parameter.isNamePresent()) {
            problems.of(
                    factory,
                    "has several parameters of " + parameter.getType().getSimpleName()
                            + ", which are told apart by name; compile with -parameters (Kotlin: -java-parameters)");
        }
        Signature module = read.signatures().get(0);
        if (module.ofService()) {
            problems.of(
                    factory,
                    "has two parameters of the AI Service " + simpleName(type)
                            + ", whose prompts would have the same names; let one extend the other, under a name of its own");
            return read;
        }
        return read.named(parameter.getName());
    }

    /** Of a service as of its builder. */
    private static String simpleName(Type type) {
        String name = type.getTypeName();
        String inside = name.endsWith(">") ? name.substring(name.indexOf('<') + 1, name.length() - 1) : name;
        return inside.substring(Math.max(inside.lastIndexOf('.'), inside.lastIndexOf('$')) + 1);
    }

    private Map<Role, Method> models() {
        Map<Role, Method> models = new EnumMap<>(Role.class);
        // a method that overrides another without the annotation leaves the model to the settings
        for (Method method : members.any(LanguageModel.class)) {
            Role role = AnnotationFinder.one(method, LanguageModel.class, problems)
                    .map(LanguageModel::value)
                    .orElse(Role.TASK);
            if ((method.getParameterCount() > 0 && provider.isEmpty())
                    || !ChatModel.class.isAssignableFrom(method.getReturnType())) {
                problems.of(
                        method,
                        (provider.isPresent() ? "must return a" : "must have no parameters and return a")
                                + " dev.langchain4j.model.chat.ChatModel, as a method "
                                + "with @LanguageModel");
            }
            if (models.put(role, method) != null) {
                problems.of(method, "gives a second model for the role " + role + "; there is one for each role");
            }
        }
        return models;
    }

    private void checkNeeds(boolean searches, DataMethods data, List<MetricMethod> metrics) {
        if (searches && !data.givesTrain()) {
            problems.ofClass(
                    "has an optimizer and " + missing(data, "@TrainSet", "train") + ", from which demos are made");
        }
        if (searches && !data.givesValidation()) {
            problems.ofClass("has an optimizer and " + missing(data, "@ValidationSet", "validation")
                    + ", on which candidates are compared");
        }
        if (metrics.stream().anyMatch(MetricMethod::gated) && !data.givesTest()) {
            problems.ofClass(
                    "has a @Gate and " + missing(data, "@TestSet", "test") + ", the held-out data that a gate reads");
        }
    }

    private static String missing(DataMethods data, String annotation, String share) {
        return data.all().isPresent() ? "@Split(" + share + " = 0)" : "no method with " + annotation + " or @Split";
    }

    private Optional<Method> theOne(Class<? extends Annotation> annotation) {
        List<Method> found = members.with(annotation);
        if (found.size() > 1) {
            problems.of(
                    found.get(1),
                    "is a second method with @" + annotation.getSimpleName() + "; "
                            + found.get(0).getName() + " is the first, and there can be one only");
        }
        if (found.isEmpty()) {
            problems.ofClass("has no method with @" + annotation.getSimpleName());
        }
        return found.stream().findFirst();
    }
}
