/**
 * The programs of the project that {@code MavenBuildIntegrationTests} builds. Their names are those a build runs, and some of them are
 * made to fail: this module's own build leaves the package out. {@link dev.attune.report.project.Greetings} has what they share.
 */
@NullMarked
package dev.attune.report.project;

import org.jspecify.annotations.NullMarked;
