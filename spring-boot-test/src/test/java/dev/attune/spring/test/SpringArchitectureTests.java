package dev.attune.spring.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** What Attune's modules for Spring may depend on, and what users may build on. */
class SpringArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.attune.spring");

    @Test
    void bothModulesAreThere() {
        assertThat(CLASSES.contain(SpringInstanceProvider.class)).isTrue();
        assertThat(CLASSES.contain("dev.attune.spring.AttuneAutoConfiguration")).isTrue();
    }

    @Test
    void publicTypesSayHowStableTheyAre() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .check(CLASSES);
    }

    @Test
    void theStarterKnowsNothingOfTests() {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.spring")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.attune.spring.test..",
                        "dev.attune.engine..",
                        "dev.attune.annotations..",
                        "org.junit..",
                        "org.springframework.test..")
                .check(CLASSES);
    }

    @Test
    void theTestModuleUsesNothingInternalOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.spring.test..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                                com.tngtech.archunit.base.DescribedPredicate.describe(
                                        "@API(INTERNAL)",
                                        annotation -> annotation.getRawType().isEquivalentTo(API.class)
                                                && annotation.as(API.class).status() == API.Status.INTERNAL)))
                .check(CLASSES);
    }

    /** Applications without langchain4j's AI Services have none of its classes. */
    @Test
    void aiServicesAreLinkedInOnePlace() {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.spring..")
                .and()
                .doNotHaveSimpleName("AiServiceWiring")
                .and()
                .doNotHaveSimpleName("SpringInstance")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j.service..", "dev.langchain4j.rag..", "dev.langchain4j.agent..")
                .check(CLASSES);
    }
}
