/**
 * Answering questions over two hops (HotPotQA) as an LM program with retrieval. Start with
 * {@link dev.attune.samples.hotpotqa.MultiHopQa}, a production class that knows nothing of tests.
 */
@NullMarked
package dev.attune.samples.hotpotqa;

import org.jspecify.annotations.NullMarked;
