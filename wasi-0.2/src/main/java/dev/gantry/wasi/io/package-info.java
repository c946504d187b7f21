/**
 * Streams, pollables and errors: the base of all other hosts.
 *
 * <p>What can be waited for is a {@link dev.gantry.wasi.io.Readiness}; a {@link
 * dev.gantry.wasi.io.Wait} waits for the first of many, on sockets, other threads and the clock at
 * once, without spinning. Streams derive from {@link dev.gantry.wasi.io.HostInput} and {@link
 * dev.gantry.wasi.io.HostOutput}, which hold the rules that all streams share.
 */
package dev.gantry.wasi.io;
