/** The command line. */
package dev.gantry.cli;
