/**
 * Finding all passages that a claim rests on, over three hops (HoVer). Start with {@link dev.attune.samples.hover.EvidenceSearch}, a
 * program of four modules.
 */
@NullMarked
package dev.attune.samples.hover;

import org.jspecify.annotations.NullMarked;
