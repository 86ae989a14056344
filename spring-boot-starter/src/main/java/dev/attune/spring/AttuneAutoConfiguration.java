package dev.attune.spring;

import dev.attune.runtime.TunedPrompts;
import org.apiguardian.api.API;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/**
 * Loads the accepted artifacts when the application starts, which fails if one cannot be used. There is a {@link TunedPromptsRegistry} of
 * all of them and, if there is only one, its {@link TunedPrompts}. The actuator's endpoint {@code info} shows which ones are in use, and
 * {@code @AiService} beans of langchain4j get the prompts that were tuned for them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@AutoConfiguration
@EnableConfigurationProperties(AttuneProperties.class)
public class AttuneAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TunedPromptsRegistry tunedPromptsRegistry(AttuneProperties properties, ResourceLoader resources) {
        return new TunedPromptsRegistry(
                new ArtifactLoader(properties.artifacts(), resources, properties.measuredProgram()).load());
    }

    /** Lazy, so that several artifacts are an error only where one is asked for. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    TunedPrompts tunedPrompts(TunedPromptsRegistry registry) {
        return registry.only();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnEnabledInfoContributor.class)
    static class InfoConfiguration {

        @Bean
        @ConditionalOnEnabledInfoContributor("attune")
        InfoContributor attuneInfoContributor(TunedPromptsRegistry registry) {
            return new ArtifactInfo(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = AiServiceModels.ANNOTATION)
    static class AiServiceConfiguration {

        @Bean
        static AiServiceModels attuneAiServiceModels(ObjectProvider<TunedPromptsRegistry> registry) {
            return new AiServiceModels(registry);
        }
    }
}
