/** Core WebAssembly 3.0: formats, validation and execution. */
package dev.gantry.engine;
