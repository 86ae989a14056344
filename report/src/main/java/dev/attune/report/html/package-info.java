/**
 * HTML, CSV and plain text that nothing in a record can break out of. Start with {@link dev.attune.report.html.Element}.
 */
@NullMarked
package dev.attune.report.html;

import org.jspecify.annotations.NullMarked;
