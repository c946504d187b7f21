/** Validation (core 3). */
package dev.gantry.engine.valid;
