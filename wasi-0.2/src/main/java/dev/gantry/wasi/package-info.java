/**
 * WASI for guests: what they may do, and the hosts that let them do it.
 *
 * <p>A {@link dev.gantry.wasi.Wasi} holds the capabilities of guests. It starts from nothing:
 *
 * <pre>{@code
 * Wasi wasi =
 *     Wasi.builder()
 *         .arguments("report", "--short")
 *         .environment("LANG", "C")
 *         .stdout(out)
 *         .build();
 * }</pre>
 *
 * <p>The interfaces of the standard stand in {@code dev.gantry.wasi.bindings}, the hosts behind
 * them in packages that are not exported: {@code io} (streams and pollables, which the others use),
 * {@code clocks}, {@code random}, {@code cli}, {@code filesystem} and {@code sockets}.
 */
package dev.gantry.wasi;
