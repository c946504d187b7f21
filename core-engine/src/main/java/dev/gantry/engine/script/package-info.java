/**
 * Runs test scripts, {@code .wast} files (the language of the official test suite).
 *
 * <pre>{@code
 * var runner = ScriptRunner.of(Expectations.bundled(), new ModuleDialect());
 * var report = runner.run(ScriptOptions.DEFAULT, Path.of("i32.wast"));
 * report.failures().forEach(failure -> log(failure.toString()));
 * }</pre>
 *
 * <p>A {@link dev.gantry.engine.script.ScriptRunner} knows the commands; what they are about is the
 * matter of a {@link dev.gantry.engine.script.ScriptDialect}: how a definition is read, what an
 * instance of it is, and how its values are written. Modules are one dialect, components another,
 * and one script may use both. To add one, implement
 *
 * <ul>
 *   <li>{@link dev.gantry.engine.script.ScriptDialect}: the keyword of its definitions;
 *   <li>{@link dev.gantry.engine.script.ScriptSession}: one script at work, which reads definitions
 *       and tells what a failure is;
 *   <li>{@link dev.gantry.engine.script.ScriptDefinition} and {@link
 *       dev.gantry.engine.script.ScriptUnit}: what can be instantiated, and what can be called;
 *   <li>{@link dev.gantry.engine.script.ScriptValues}: results, which compare themselves with
 *       patterns.
 * </ul>
 */
package dev.gantry.engine.script;
