/**
 * The hosts of {@code wasi:http}: what guests see of requests and responses.
 *
 * <p>Two seams keep libraries out. A server hands a guest an {@link dev.gantry.wasi.http.Exchange}
 * through a {@link dev.gantry.wasi.http.RequestHandler}; requests of a guest go out through a
 * {@link dev.gantry.wasi.http.Transport}. On both, bytes that arrive are a {@link
 * dev.gantry.wasi.http.BodySource}, which is asked and never pushes, and bytes that leave go to a
 * {@link dev.gantry.wasi.http.BodySink}, which tells when it has taken them. So a slow peer slows
 * the guest, a slow guest slows the peer, and what lies between is bounded.
 */
package dev.gantry.wasi.http;
