/** The interfaces of {@code wasi:random@0.2.12}: secure bytes, insecure bytes and a seed. */
package dev.gantry.wasi.bindings.random;
