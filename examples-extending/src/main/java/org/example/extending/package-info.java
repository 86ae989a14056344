/**
 * What a library of others brings: {@link org.example.extending.PhraseSearch} is an optimizer with a sampler and proposals of its own,
 * {@link org.example.extending.RulesModelProvider} a kind of model, {@link org.example.extending.TrialFile} a listener,
 * {@link org.example.extending.TabSeparated} a data format,
 * {@link org.example.extending.IsoMonth} a type of fields. All of it uses the public API alone.
 */
@NullMarked
package org.example.extending;

import org.jspecify.annotations.NullMarked;
