/**
 * Where the instances of annotated classes come from, if Attune does not make them itself. Start with
 * {@link dev.attune.engine.instance.InstanceProvider}; {@link dev.attune.engine.instance.ServiceWiring} is for frameworks that know AI Services.
 */
@NullMarked
package dev.attune.engine.instance;

import org.jspecify.annotations.NullMarked;
