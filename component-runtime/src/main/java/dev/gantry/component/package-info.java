/** Runs WebAssembly components: read, link, instantiate, call. */
package dev.gantry.component;
