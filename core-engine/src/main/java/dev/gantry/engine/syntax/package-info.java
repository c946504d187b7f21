/** The abstract syntax of core WebAssembly (core 2), as records, and the opcode table. */
package dev.gantry.engine.syntax;
