/** The seams of {@code wasi:http} on Jetty, whose types stay in here. */
package dev.gantry.wasi.http.jetty;
