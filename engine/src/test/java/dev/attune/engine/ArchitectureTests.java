package dev.attune.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.predict.Program;
import dev.attune.engine.preflight.Preflight;
import dev.attune.engine.program.Fingerprints;
import dev.attune.engine.program.GateReserve;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.Instance;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the house: who may depend on whom. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.attune");

    @Test
    void packagesOfTheEngineDependOnEachOtherInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.attune.engine..")
                .layer("front")
                .definedBy("dev.attune.engine")
                .layer("junit")
                .definedBy("dev.attune.engine.junit..")
                .layer("run")
                .definedBy("dev.attune.engine.run..")
                .layer("preflight")
                .definedBy("dev.attune.engine.preflight..")
                .layer("assertions")
                .definedBy("dev.attune.engine.assertions..")
                .layer("program")
                .definedBy("dev.attune.engine.program..")
                .layer("artifact")
                .definedBy("dev.attune.engine.artifact..")
                .layer("optimize")
                .definedBy("dev.attune.engine.optimize..")
                .layer("propose")
                .definedBy("dev.attune.engine.propose..")
                .layer("search")
                .definedBy("dev.attune.engine.search..")
                .layer("bootstrap")
                .definedBy("dev.attune.engine.bootstrap..")
                .layer("constraint")
                .definedBy("dev.attune.engine.constraint..")
                .layer("evaluate")
                .definedBy("dev.attune.engine.evaluate..")
                .layer("predict")
                .definedBy("dev.attune.engine.predict..")
                .layer("gate")
                .definedBy("dev.attune.engine.gate..")
                .layer("statistics")
                .definedBy("dev.attune.engine.statistics..")
                .layer("instance")
                .definedBy("dev.attune.engine.instance..")
                .layer("journal")
                .definedBy("dev.attune.engine.journal..")
                .layer("model")
                .definedBy("dev.attune.engine.model..")
                .layer("data")
                .definedBy("dev.attune.engine.data..")
                .layer("event")
                .definedBy("dev.attune.engine.event..")
                .layer("config")
                .definedBy("dev.attune.engine.config..")
                .layer("random")
                .definedBy("dev.attune.engine.random..")
                .whereLayer("front")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("junit")
                .mayOnlyBeAccessedByLayers("front")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("front", "junit")
                .whereLayer("preflight")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("assertions")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("program")
                .mayOnlyBeAccessedByLayers("junit", "run", "preflight")
                .whereLayer("artifact")
                .mayOnlyBeAccessedByLayers("run", "preflight", "program")
                .whereLayer("optimize")
                .mayOnlyBeAccessedByLayers("junit", "run", "preflight", "program")
                .whereLayer("propose")
                .mayOnlyBeAccessedByLayers("optimize")
                .whereLayer("search")
                .mayOnlyBeAccessedByLayers("optimize")
                .whereLayer("bootstrap")
                .mayOnlyBeAccessedByLayers("optimize", "propose")
                .whereLayer("constraint")
                .mayOnlyBeAccessedByLayers("junit", "run", "preflight", "program", "optimize", "propose", "bootstrap")
                .whereLayer("evaluate")
                .mayOnlyBeAccessedByLayers("junit", "run", "preflight", "program", "optimize", "propose", "bootstrap")
                .whereLayer("predict")
                .mayOnlyBeAccessedByLayers(
                        "junit", "run", "preflight", "program", "optimize", "propose", "bootstrap", "evaluate")
                .whereLayer("gate")
                .mayOnlyBeAccessedByLayers("junit", "run", "preflight", "program", "assertions", "event")
                .whereLayer("statistics")
                .mayOnlyBeAccessedByLayers(
                        "junit", "program", "run", "preflight", "assertions", "gate", "event", "optimize")
                .whereLayer("instance")
                .mayOnlyBeAccessedByLayers("junit", "preflight")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers(
                        "run",
                        "preflight",
                        "program",
                        "artifact",
                        "optimize",
                        "propose",
                        "predict",
                        "evaluate",
                        "model")
                .check(CLASSES);
    }

    /** That no package below "program" may use it is told above; so an optimizer finds the test split in nothing that it is given. */
    @Test
    void theTestSplitIsReadByNobodyButThePreflightAndTheGate() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Preflight.class)
                .should()
                .callMethod(Instance.class, "test")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.attune.engine.preflight..")
                .and()
                .doNotBelongToAnyOf(Splits.class, Fingerprints.class, GateReserve.class)
                .and()
                .haveNameNotMatching(".*\\.run\\.(TestOrder|MeasuredProgram|Measurement|ModelComparison)")
                .should()
                .callMethod(Splits.class, "test")
                .check(CLASSES);
    }

    @Test
    void nothingThatAnOptimizerIsGivenLeadsToTheTestSplit() {
        Set<Class<?>> within = new LinkedHashSet<>(List.of(OptimizationTask.class));
        Deque<Class<?>> open = new ArrayDeque<>(within);
        while (!open.isEmpty()) {
            for (Method method : open.pop().getMethods()) {
                for (Class<?> type : typesIn(method.getGenericReturnType())) {
                    if (type.getName().startsWith("dev.attune") && within.add(type)) {
                        open.add(type);
                    }
                }
            }
        }

        assertThat(within)
                .contains(Evaluator.class, Program.class, Example.class)
                .doesNotContain(PreparedProgram.class, Splits.class, ProgramDefinition.class, Instance.class)
                .allSatisfy(type -> assertThat(type.getPackageName())
                        .doesNotStartWith("dev.attune.engine.program")
                        .doesNotStartWith("dev.attune.engine.run")
                        .doesNotStartWith("dev.attune.engine.junit"));
        assertThat(Arrays.stream(OptimizationTask.class.getRecordComponents())
                        .filter(component -> typesIn(component.getGenericType()).contains(Example.class))
                        .map(RecordComponent::getName))
                .containsExactly("train", "validation");
    }

    private static List<Class<?>> typesIn(Type type) {
        if (type instanceof Class<?> simple) {
            return List.of(simple);
        }
        return type instanceof ParameterizedType generic
                ? Stream.concat(Stream.of(generic.getRawType()), Arrays.stream(generic.getActualTypeArguments()))
                        .flatMap(part -> typesIn(part).stream())
                        .toList()
                : List.of();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.attune.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNothingOfTests() {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.attune.engine..", "org.junit..", "org.assertj..")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoAllure() {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.qameta..", "dev.attune.report..")
                .check(CLASSES);
    }

    @Test
    void onlyTheJUnitSideKnowsJUnitsPlatform() {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.engine..")
                .and()
                .resideOutsideOfPackage("dev.attune.engine.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit.platform..")
                .check(CLASSES);
    }
}
