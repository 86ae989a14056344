/**
 * Accepted artifacts as beans of a Spring Boot application. Start with {@link dev.attune.spring.AttuneAutoConfiguration}, which says which beans
 * there are; {@link dev.attune.spring.ArtifactLoader} finds the files.
 */
@NullMarked
package dev.attune.spring;

import org.jspecify.annotations.NullMarked;
