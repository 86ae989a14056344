/**
 * The models of a run: which model plays which role. {@link dev.attune.engine.model.ModelStack} puts the layers around each in order;
 * {@link dev.attune.engine.model.RoleModels} holds one stack for each role.
 */
@NullMarked
package dev.attune.engine.model;

import org.jspecify.annotations.NullMarked;
