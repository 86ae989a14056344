package dev.attune.spring.test;

import dev.attune.engine.instance.InstanceProvider;
import dev.attune.engine.instance.ProvidedInstance;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;

/**
 * Gives an {@code @LmProgram} class the beans of an application, if it says which: by {@code @SpringBootTest},
 * {@code @SpringJUnitConfig}, {@code @ContextConfiguration} or another annotation of Spring's that tests have. The application is started
 * when the first test of the program needs it, and kept in the cache of Spring's test framework.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpringInstanceProvider implements InstanceProvider {

    // by name: neither JUnit Jupiter nor Spring's transactions and databases need be there
    private static final String EXTEND_WITH = "org.junit.jupiter.api.extension.ExtendWith";
    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    private static final String SQL = "org.springframework.test.context.jdbc.Sql";

    /** Made by {@link java.util.ServiceLoader}. */
    public SpringInstanceProvider() {}

    @Override
    public boolean provides(Class<?> type) {
        MergedAnnotations annotations = of(type);
        return annotations.isPresent(BootstrapWith.class)
                || annotations.isPresent(ContextConfiguration.class)
                || annotations.isPresent(ContextHierarchy.class)
                || annotations.stream(EXTEND_WITH)
                        .map(MergedAnnotation::synthesize)
                        .anyMatch(this::follows);
    }

    private static MergedAnnotations of(Class<?> type) {
        return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
    }

    @Override
    public boolean follows(Annotation annotation) {
        return annotation.annotationType().getName().equals(EXTEND_WITH)
                && AnnotationUtils.getValue(annotation) instanceof Class<?>[] extensions
                && Arrays.stream(extensions)
                        .allMatch(extension -> extension.getName().equals(EXTENSION));
    }

    /** What Spring does around test methods, of which a program has none. */
    @Override
    public List<String> problems(Class<?> type) {
        List<String> problems = new ArrayList<>();
        if (of(type).isPresent(TRANSACTIONAL)) {
            problems.add(
                    "is @Transactional, and a program runs in several threads, of which none would be in a transaction that is"
                            + " rolled back; take it away, and let the program change nothing that other tests need");
        }
        if (of(type).stream(SQL)
                .anyMatch(sql ->
                        !String.valueOf(sql.asMap().get("executionPhase")).endsWith("_TEST_CLASS"))) {
            problems.add("has @Sql for each test method, of which a program has none; give it executionPhase ="
                    + " BEFORE_TEST_CLASS or AFTER_TEST_CLASS");
        }
        return problems;
    }

    @Override
    public ProvidedInstance open(Class<?> type) {
        return SpringInstance.open(type);
    }
}
