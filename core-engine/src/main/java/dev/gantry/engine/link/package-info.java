/** Linking and instantiation (core 4.7). */
package dev.gantry.engine.link;
