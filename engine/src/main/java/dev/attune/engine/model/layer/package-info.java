/**
 * The layers around a model, one class each: cache, replay of a recording, continuing from a journal, budget, meter and more.
 * {@link dev.attune.engine.model.layer.CallLayer} is what they have in common. {@link dev.attune.engine.model.ModelStack} puts them in order.
 */
@NullMarked
package dev.attune.engine.model.layer;

import org.jspecify.annotations.NullMarked;
