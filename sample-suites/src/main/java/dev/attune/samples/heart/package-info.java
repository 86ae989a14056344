/**
 * Diagnosing heart disease with three opinions and a vote. Start with {@link dev.attune.samples.heart.HeartDiagnosis}, a program of
 * four modules.
 */
@NullMarked
package dev.attune.samples.heart;

import org.jspecify.annotations.NullMarked;
