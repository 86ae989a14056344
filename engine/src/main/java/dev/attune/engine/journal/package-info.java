/**
 * What a run has learned from models, kept in files: {@link dev.attune.engine.journal.Journal} so that a run that was killed resumes
 * where it left off, {@link dev.attune.engine.journal.Recording} so that it can be played again without models, and
 * {@link dev.attune.engine.journal.DiskCache} so that other runs need not ask again. {@link dev.attune.engine.journal.Ledger} keeps which
 * candidates a test split has judged. Start with the journal. They are read back by
 * {@link dev.attune.engine.model.layer.ContinuingLayer} and {@link dev.attune.engine.model.layer.ReplayLayer}.
 */
@NullMarked
package dev.attune.engine.journal;

import org.jspecify.annotations.NullMarked;
