/**
 * What exists at run time, in the form that compiled guests use directly.
 *
 * <p>Memories, tables, globals, tags, functions, exceptions and garbage-collected objects are the
 * same objects whichever executor runs a guest, and implement the interfaces of {@code
 * dev.gantry.engine}, so that nothing is wrapped when it crosses. Public fields are for compiled
 * code; embedders use the interfaces.
 *
 * <p>Classes compiled ahead of time are linked against this package: {@link GeneratedAbi#VERSION}
 * changes whenever they would no longer fit.
 */
package dev.gantry.engine.generated;
