/** Sites made of real runs that end in each way, as their readers see them. Start with {@code SitesInBrowserIntegrationTests}. */
@NullMarked
package dev.attune.report.site;

import org.jspecify.annotations.NullMarked;
