package dev.attune.spring;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the starter.
 *
 * @param artifacts where the accepted artifacts are: a folder, or one file that ends with ".json". It begins with "classpath:" or "file:";
 *     without either it is a path in the file system
 * @param measuredProgram the test class that is about to find the prompts of its program; set by attune-spring-boot-test. The application then
 *     starts without the artifact of this program
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ConfigurationProperties("attune")
public record AttuneProperties(
        @DefaultValue("classpath:attune/") String artifacts,
        @Nullable String measuredProgram) {}
