package dev.attune.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.AnnotationConfigContextLoader;

class MeasuredContextTests {

    /** One that is a bean, too, is counted twice, and Spring warns of each bean of the application. */
    @Test
    void theProcessorIsNoBean() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            new MeasuredContext("com.example.SomeTest", Set.of())
                    .customizeContext(
                            context,
                            new MergedContextConfiguration(
                                    MeasuredContextTests.class, null, null, null, new AnnotationConfigContextLoader()));
            context.refresh();

            assertThat(context.getBeanNamesForType(BeanPostProcessor.class)).isEmpty();
            assertThat(context.getBeanNamesForType(MeasuredContext.Holder.class))
                    .hasSize(1);
        }
    }
}
