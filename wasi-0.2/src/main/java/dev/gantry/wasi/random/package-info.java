/** The hosts of {@code wasi:random}. */
package dev.gantry.wasi.random;
