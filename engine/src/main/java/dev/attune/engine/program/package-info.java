/**
 * A program made ready: what its class defines, its data, its models, its files, and what its artifacts depend on, so also whether one is
 * stale ({@link dev.attune.engine.program.ArtifactFreshness}).
 * {@link dev.attune.engine.program.ProgramDefinition} is what was read, {@link dev.attune.engine.program.PreparedProgram} what runs.
 */
@NullMarked
package dev.attune.engine.program;

import org.jspecify.annotations.NullMarked;
