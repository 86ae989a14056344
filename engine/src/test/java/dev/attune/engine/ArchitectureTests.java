package dev.attune.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
                .mayOnlyBeAccessedByLayers("junit", "run", "program", "optimize", "propose", "bootstrap")
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
