package dev.attune.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** What users may build on, in all libraries: this is the module that has every one of them on its class path. */
class PublicApiTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/attune/samples/"))
            .importPackages("dev.attune");

    @Test
    void noLibraryIsLeftOut() {
        assertThat(List.of("annotations", "engine", "local", "openai", "report", "runtime"))
                .allSatisfy(library -> assertThat(CLASSES.containPackage("dev.attune." + library))
                        .isTrue());
    }

    @Test
    void publicTypesSayHowStableTheyAre() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .resideInAPackage("dev.attune..")
                .should()
                .beAnnotatedWith(API.class)
                .check(CLASSES);
    }

    /** What users may build on must not be made of what may change without notice. */
    @Test
    void whatIsNotInternalNamesNothingInternal() {
        classes()
                .that()
                .areAnnotatedWith(API.class)
                .and(DescribedPredicate.describe(
                        "are not internal",
                        type -> type.getAnnotationOfType(API.class).status() != API.Status.INTERNAL))
                .should(nameNothingInternal())
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> nameNothingInternal() {
        return new ArchCondition<>("name nothing internal in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<JavaClass> named = new LinkedHashSet<>();
                type.getRawSuperclass().ifPresent(named::add);
                named.addAll(type.getRawInterfaces());
                for (JavaMember member : type.getMembers()) {
                    boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED);
                    if (visible && member instanceof JavaCodeUnit code) {
                        named.addAll(code.getReturnType().getAllInvolvedRawTypes());
                        code.getParameterTypes().forEach(parameter -> named.addAll(parameter.getAllInvolvedRawTypes()));
                    } else if (visible && member instanceof JavaField field) {
                        named.addAll(field.getType().getAllInvolvedRawTypes());
                    }
                }
                for (JavaClass used : named) {
                    if (isInternal(used)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " names " + used.getName()));
                    }
                }
            }
        };
    }

    private static boolean isInternal(JavaClass type) {
        JavaClass outermost = type.getBaseComponentType();
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getPackageName().startsWith("dev.attune")
                && outermost
                        .tryGetAnnotationOfType(API.class)
                        .map(api -> api.status() == API.Status.INTERNAL)
                        .orElse(true);
    }
}
