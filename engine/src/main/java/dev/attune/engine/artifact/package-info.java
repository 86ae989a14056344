/**
 * Where the files of a program lie, above all its accepted artifact, and how data are written so that their fingerprint stays the same.
 * Start with {@link dev.attune.engine.artifact.ArtifactStore}. Whether an artifact is stale is decided in
 * {@link dev.attune.engine.program}.
 */
@NullMarked
package dev.attune.engine.artifact;

import org.jspecify.annotations.NullMarked;
