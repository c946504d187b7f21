/**
 * The hosts of {@code wasi:sockets}, on channels that do not block.
 *
 * <p>A socket is harmless until it is bound or connected; only then the {@link
 * dev.gantry.wasi.WasiNetwork} is asked. Where the class library offers less than the standard asks
 * for, this is what happens:
 *
 * <ul>
 *   <li>The hop limit is kept, told and inherited, but packets go out with the limit of the host.
 *   <li>A socket of IPv6 is bound for both families; connections and datagrams of IPv4 that reach
 *       it are dropped, and its port counts as taken for IPv4 too.
 *   <li>The backlog of a socket that listens already cannot be changed.
 * </ul>
 */
package dev.gantry.wasi.sockets;
