/**
 * The Maven plugin: WIT to Java at build time.
 *
 * <p>It is compiled for Java 17 and works in Maven 3.8 and later. The work is done by Gantry's
 * command line in a forked JDK 25, whose jars Maven resolves like any other dependency.
 */
@NullMarked
package dev.gantry.maven;

import org.jspecify.annotations.NullMarked;
