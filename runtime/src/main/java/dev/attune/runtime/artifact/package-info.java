/**
 * The file of a tuned prompt set, and the fingerprint of what it was made from. Start with
 * {@link dev.attune.runtime.artifact.Artifact}.
 */
@NullMarked
package dev.attune.runtime.artifact;

import org.jspecify.annotations.NullMarked;
