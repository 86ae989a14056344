/** Accepted artifacts as beans of a Spring Boot application. Start with {@link dev.attune.spring.AttuneAutoConfiguration}, which lists the beans. */
@NullMarked
package dev.attune.spring;

import org.jspecify.annotations.NullMarked;
