/** Requests sorted by domain, by an AI Service of langchain4j. Start at {@link dev.attune.samples.triage.Triage}. */
@NullMarked
package dev.attune.samples.triage;

import org.jspecify.annotations.NullMarked;
