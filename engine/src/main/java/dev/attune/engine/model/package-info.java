/**
 * The models of a run: which model plays which role, and the layers around each, from the memory of answers to the governor that keeps to
 * a server's rate; how servers want to be asked, and what their replies mean. {@link dev.attune.engine.model.ModelStack} puts the layers
 * in order; {@link dev.attune.engine.model.Models} holds one stack for each role.
 */
@NullMarked
package dev.attune.engine.model;

import org.jspecify.annotations.NullMarked;
