/** The WASI 0.2 host interfaces. */
package dev.gantry.wasi;
