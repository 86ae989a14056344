package dev.attune.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ReportArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.attune.report");

    @Test
    void theReportKnowsOfTheEngineWhatListenersAreTold() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.attune.engine.junit..",
                        "dev.attune.engine.run..",
                        "dev.attune.engine.optimize..",
                        "dev.attune.engine.evaluate..",
                        "dev.attune.engine.predict..",
                        "dev.attune.engine.program..",
                        "dev.attune.engine.preflight..",
                        "dev.attune.engine.artifact..",
                        "dev.attune.engine.model..",
                        "dev.attune.engine.data..",
                        "dev.attune.engine.config..")
                .check(CLASSES);
    }
}
