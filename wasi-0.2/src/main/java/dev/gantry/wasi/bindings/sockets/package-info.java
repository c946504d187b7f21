/** The interfaces of {@code wasi:sockets@0.2.12}: TCP, UDP and name look-up. */
package dev.gantry.wasi.bindings.sockets;
