/**
 * How models want to be asked, learned from what they refuse. Start with {@link dev.attune.engine.model.dialect.AdaptingModel}.
 */
@NullMarked
package dev.attune.engine.model.dialect;

import org.jspecify.annotations.NullMarked;
