/**
 * The command line: one class for each command, on picocli.
 *
 * <p>{@link dev.gantry.cli.Gantry} is the root of the tree. A command gets a {@code Console} in its
 * constructor and prints through nothing else; what fails is thrown, and {@code FailureReport}
 * turns it into a message and an exit status. Nothing here knows how anything is done: commands
 * call the other modules and print what these return.
 */
package dev.gantry.cli;
