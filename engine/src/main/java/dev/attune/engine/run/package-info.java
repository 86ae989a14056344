/**
 * What the test leaves of a program do, without any JUnit: {@link dev.attune.engine.run.ProgramSession} runs preflight, optimizers and
 * gates of one program, each once and in that order, whichever leaf asks first. What single steps do is in {@code OptimizerRun}, {@code GateRun}, {@code AcceptStep} and
 * {@code SkipReasons}. In compare mode it runs
 * {@code ModelComparison} instead of optimizers and gates.
 */
@NullMarked
package dev.attune.engine.run;

import org.jspecify.annotations.NullMarked;
