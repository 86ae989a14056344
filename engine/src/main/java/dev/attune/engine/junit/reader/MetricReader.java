package dev.attune.engine.junit.reader;

import dev.attune.annotations.Gate;
import dev.attune.annotations.HumanGrades;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Votes;
import dev.attune.engine.config.Durations;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Score;
import dev.attune.engine.gate.Thresholds;
import dev.attune.engine.junit.annotation.AnnotationFinder;
import dev.attune.engine.junit.annotation.MarkingsReader;
import dev.attune.engine.junit.annotation.Members;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.JudgeSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.statistics.Tails;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the metrics and gates of a class. */
final class MetricReader {

    private static final Set<Class<?>> NO_NUMBERS = Set.of(boolean.class, char.class, void.class);

    private static final int MOST_LOOKS = 10;
    private static final int MOST_REPEATS = 100;

    private final Members members;
    private final Problems problems;
    private final ProgramTypes types;

    MetricReader(Members members, ProgramTypes types) {
        this.members = members;
        this.problems = members.problems();
        this.types = types;
    }

    /** The metrics, the objective first. */
    List<MetricMethod> read(boolean searches) {
        for (Method gate : members.with(Gate.class)) {
            if (!AnnotationFinder.isPresent(gate, Metric.class)) {
                problems.of(gate, "has @Gate and no @Metric; a gate judges a metric");
            }
        }
        List<MetricMethod> metrics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Method method : members.with(Metric.class)) {
            if (!names.add(method.getName())) {
                problems.of(method, "is a second metric of that name; metrics are told apart by name");
            }
            AnnotationFinder.one(method, Metric.class, problems)
                    .ifPresent(metric -> metrics.add(metric(method, metric, searches)));
        }
        checkObjective(metrics);
        checkGrades(metrics);
        metrics.sort(Comparator.comparing((MetricMethod metric) -> !metric.objective()));
        return List.copyOf(metrics);
    }

    private void checkGrades(List<MetricMethod> metrics) {
        for (Method grades : members.with(HumanGrades.class)) {
            String name = AnnotationFinder.one(grades, HumanGrades.class, problems)
                    .map(HumanGrades::value)
                    .orElse("");
            if (grades.getParameterCount() > 0 || !Collection.class.isAssignableFrom(grades.getReturnType())) {
                problems.of(
                        grades, "must have no parameters and return a List of Graded, as a method with @HumanGrades");
            }
            Optional<MetricMethod> judged = metrics.stream()
                    .filter(metric -> metric.method().getName().equals(name)
                            && !metric.spec().judges().isEmpty())
                    .findFirst();
            if (judged.isEmpty()) {
                problems.of(grades, "has @HumanGrades(\"" + name + "\"), and no metric of that name asks a judge");
            } else if (!grades.equals(judged.get().grades())) {
                problems.of(grades, "is a second method with @HumanGrades(\"" + name + "\")");
            }
        }
    }

    private @Nullable Method grades(Method metric) {
        return members.any(HumanGrades.class).stream()
                .filter(grades -> AnnotationFinder.one(grades, HumanGrades.class, problems)
                        .filter(annotation -> annotation.value().equals(metric.getName()))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    private void checkObjective(List<MetricMethod> metrics) {
        List<String> objectives = metrics.stream()
                .filter(MetricMethod::objective)
                .map(metric -> metric.method().getName())
                .toList();
        if (metrics.isEmpty()) {
            problems.ofClass("has no method with @Metric; a program without one cannot be measured");
        } else if (objectives.size() > 1) {
            problems.ofClass("has " + objectives.size() + " objectives, " + String.join(" and ", objectives)
                    + "; optimizers maximize one: leave objective = true on one @Metric");
        } else if (metrics.size() > 1 && objectives.isEmpty()) {
            problems.ofClass("has " + metrics.size()
                    + " metrics and none is the objective; say @Metric(objective = true) on the one to maximize");
        }
    }

    private MetricMethod metric(Method method, Metric metric, boolean searches) {
        checkSignature(method);
        boolean range = Double.isFinite(metric.min()) && Double.isFinite(metric.max()) && metric.min() < metric.max();
        if (!range) {
            problems.of(
                    method,
                    "has @Metric(min = " + metric.min() + ", max = " + metric.max()
                            + "); both are finite, and min is below max");
        }
        GateSpec gate = range ? gate(method, metric, searches) : null;
        return new MetricMethod(
                method,
                new MarkingsReader(problems).read(method, method.getName()),
                metric.objective(),
                new MetricSpec(method.getName(), metric.min(), metric.max(), types.isSet(method), judges(method), gate),
                grades(method));
    }

    /** What follows the example and the prediction. */
    private List<JudgeSpec> judges(Method method) {
        List<JudgeSpec> judges = new ArrayList<>();
        for (int i = 2; i < method.getParameterCount(); i++) {
            Parameter parameter = method.getParameters()[i];
            Votes votes = parameter.getAnnotation(Votes.class);
            int count = votes == null ? 1 : votes.value();
            if (count < 1 || count % 2 == 0) {
                problems.of(
                        method, "has @Votes(" + count + "); the number of votes is odd, so that a majority decides");
            }
            if (parameter.getType() == ChatModel.class) {
                if (votes != null) {
                    problems.of(
                            method,
                            "has @Votes on a ChatModel, whose answers are texts; votes are those of a module, whose verdicts can be"
                                    + " compared");
                }
                judges.add(new JudgeSpec(null, 1));
                continue;
            }
            try {
                judges.add(new JudgeSpec(Signature.of(parameter.getType()), count));
            } catch (SignatureException e) {
                problems.of(
                        method,
                        "has the parameter " + parameter.getType().getSimpleName()
                                + " that is no judge; a judge is the interface of a module, or a ChatModel: "
                                + e.getMessage());
            }
        }
        return judges;
    }

    private void checkSignature(Method method) {
        Type given = types.value(method);
        Class<?> returned = given instanceof Class<?> plain ? plain : method.getReturnType();
        boolean number =
                (returned.isPrimitive() && !NO_NUMBERS.contains(returned)) || Number.class.isAssignableFrom(returned);
        if (types.isSet(method)) {
            if (!number || returned != method.getReturnType()) {
                problems.of(
                        method,
                        "is a metric of the whole set and returns "
                                + method.getReturnType().getSimpleName()
                                + "; such a metric returns a number");
            }
            types.checkSet(method, problems);
            return;
        }
        boolean value = number || returned == boolean.class || returned == Boolean.class || returned == Score.class;
        boolean parameters = method.getParameterCount() >= 2 && method.getParameterTypes()[0] == Example.class;
        if (!value || !parameters) {
            problems.of(
                    method,
                    "is no metric: its parameters are the example and the prediction, as in "
                            + "\"boolean exact(Example<Question, String> example, String prediction)\", and it returns boolean, a number, "
                            + "or Score, or a CompletionStage or Future of one; judges may follow; or its parameter is the whole set, as in "
                            + "\"double f1(List<Predicted<Question, String, String>> set)\", and it returns a number");
            return;
        }
        types.checkExample(method, method.getGenericParameterTypes()[0], problems);
        types.checkPrediction(method, method.getGenericParameterTypes()[1], problems);
    }

    private @Nullable GateSpec gate(Method method, Metric metric, boolean searches) {
        Gate gate = AnnotationFinder.one(method, Gate.class, problems).orElse(null);
        if (gate == null) {
            return null;
        }
        boolean level = !Double.isNaN(gate.atLeast());
        boolean gain = !Double.isNaN(gate.gain());
        boolean guard = !Double.isNaN(gate.notWorseBy());
        boolean single = !Double.isNaN(gate.noExampleWorseBy());
        double range = metric.max() - metric.min();
        if (!level && !gain && !guard && !searches) {
            problems.of(
                    method,
                    "has a @Gate that asks for nothing, and the class has no optimizer whose winner it could guard; give it atLeast");
        } else if (level && !(gate.atLeast() >= metric.min() && gate.atLeast() <= metric.max())) {
            problems.of(
                    method,
                    "has @Gate(atLeast = " + gate.atLeast() + "), outside the range of its metric from " + metric.min()
                            + " to " + metric.max());
        } else if (gain && !(Math.abs(gate.gain()) <= range)) {
            problems.of(method, "has @Gate(gain = " + gate.gain() + "); the metric ranges over " + range);
        } else if (gain && !searches) {
            problems.of(
                    method, "has @Gate(gain = " + gate.gain() + ") and the class has no optimizer that could gain it");
        } else if (guard && !(gate.notWorseBy() > 0 && gate.notWorseBy() <= range)) {
            problems.of(
                    method,
                    "has @Gate(notWorseBy = " + gate.notWorseBy()
                            + "); a loss that is allowed is above 0, since no number of examples shows that two programs are exactly "
                            + "alike, and the metric ranges over " + range);
        } else if (guard && !searches) {
            problems.of(
                    method,
                    "has @Gate(notWorseBy = " + gate.notWorseBy()
                            + ") and the class has no optimizer that could make it worse");
        } else if (single && !(gate.noExampleWorseBy() >= 0 && gate.noExampleWorseBy() < range)) {
            problems.of(
                    method,
                    "has @Gate(noExampleWorseBy = " + gate.noExampleWorseBy()
                            + "); it is at least 0, and below the range of the metric, which is " + range
                            + ", since no example falls by more");
        } else if (single && types.isSet(method)) {
            problems.of(
                    method,
                    "has @Gate(noExampleWorseBy = " + gate.noExampleWorseBy()
                            + ") and is a metric of the whole set, which has no value of one example");
        } else if (single && !searches) {
            problems.of(
                    method,
                    "has @Gate(noExampleWorseBy = " + gate.noExampleWorseBy()
                            + ") and the class has no optimizer that could make an example worse");
        } else if (gate.p90Tokens() < 0) {
            problems.of(method, "has @Gate(p90Tokens = " + gate.p90Tokens() + "); a number of tokens is above 0");
        } else if (!gate.p95Latency().isEmpty()
                && Durations.parse(gate.p95Latency())
                        .filter(time -> !time.isZero())
                        .isEmpty()) {
            problems.of(
                    method,
                    "has @Gate(p95Latency = \"" + gate.p95Latency()
                            + "\"); that is no time above 0, such as \"800ms\" or \"2s\"");
        } else if (gate.looks() < 1 || gate.looks() > MOST_LOOKS) {
            problems.of(method, "has @Gate(looks = " + gate.looks() + "); a gate looks 1 to " + MOST_LOOKS + " times");
        } else if (gate.looks() > 1 && (single || gate.slices().length > 0)) {
            problems.of(
                    method,
                    "has @Gate(looks = " + gate.looks() + ") and asks for "
                            + (single ? "noExampleWorseBy" : "slices")
                            + ", which all test examples have to show; take looks away");
        } else if (gate.repeats() < 1 || gate.repeats() > MOST_REPEATS) {
            problems.of(
                    method,
                    "has @Gate(repeats = " + gate.repeats() + "); an example is run 1 to " + MOST_REPEATS + " times");
        } else if (gate.repeats() > 1 && types.isSet(method)) {
            problems.of(
                    method,
                    "has @Gate(repeats = " + gate.repeats()
                            + ") and is a metric of the whole set, which has no scores of examples that could be averaged");
        } else if (!(gate.confidence() > 0.5 && gate.confidence() < 1)) {
            problems.of(method, "has @Gate(confidence = " + gate.confidence() + "); it lies between 0.5 and 1");
        } else {
            Double allowed = level || gain ? null : (Double) (Thresholds.DEFAULT_GUARD * range);
            return new GateSpec(
                    new Thresholds(
                            level ? gate.atLeast() : null,
                            gain ? gate.gain() : null,
                            guard ? (Double) gate.notWorseBy() : allowed),
                    gate.confidence(),
                    gate.rareFailures() ? Tails.ANY : Tails.EVEN,
                    gate.p90Tokens() == 0 ? null : (Integer) gate.p90Tokens(),
                    Durations.parse(gate.p95Latency()).orElse(null),
                    gate.looks(),
                    gate.repeats(),
                    gate.inconclusive(),
                    new SliceReader(method, metric, searches, problems).read(gate, types.isSet(method)),
                    single ? (Double) gate.noExampleWorseBy() : null);
        }
        return null;
    }
}
