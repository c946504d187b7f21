/** WIT worlds to Java sources. */
package dev.gantry.bindgen;
