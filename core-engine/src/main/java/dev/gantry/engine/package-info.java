/** The core engine: WebAssembly 3.0 modules, without components. */
package dev.gantry.engine;
