/**
 * Runs in OpenTelemetry: a span for each test leaf and phase, and an event {@code gen_ai.evaluation.result} for each gate. Start with
 * {@link dev.attune.opentelemetry.TelemetryRunListener}.
 */
@NullMarked
package dev.attune.opentelemetry;

import org.jspecify.annotations.NullMarked;
