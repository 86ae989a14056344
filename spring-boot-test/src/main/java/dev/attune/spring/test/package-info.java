/**
 * Spring beans in the test classes of LM programs. Start with {@link dev.attune.spring.test.SpringInstanceProvider}, which Attune's engine finds;
 * {@link dev.attune.spring.test.MeasuredContextFactory} is found by Spring and prepares the application for a test.
 */
@NullMarked
package dev.attune.spring.test;

import org.jspecify.annotations.NullMarked;
