/** The interfaces of {@code wasi:io@0.2.12}: errors, pollables and byte streams. */
package dev.gantry.wasi.bindings.io;
