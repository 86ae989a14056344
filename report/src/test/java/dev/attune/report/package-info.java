/** Tests of the report. Start with {@link dev.attune.report.LeafFixtures} and its siblings, the records that most of them use. */
@NullMarked
package dev.attune.report;

import org.jspecify.annotations.NullMarked;
