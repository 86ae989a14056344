/**
 * The files of a program: the accepted artifact, candidates, journal and recording, and values in words that stay the same. Start with
 * {@link dev.attune.engine.artifact.ArtifactStore}.
 */
@NullMarked
package dev.attune.engine.artifact;

import org.jspecify.annotations.NullMarked;
