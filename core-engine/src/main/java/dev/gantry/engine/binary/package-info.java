/** The binary format (core 5). */
package dev.gantry.engine.binary;
