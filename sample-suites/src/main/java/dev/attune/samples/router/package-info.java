/**
 * An assistant's router as an LM program: one module finds the domain of a request, another the intent. Start with
 * {@link dev.attune.samples.router.AssistantRouter}, a production class that knows nothing of tests.
 */
@NullMarked
package dev.attune.samples.router;

import org.jspecify.annotations.NullMarked;
