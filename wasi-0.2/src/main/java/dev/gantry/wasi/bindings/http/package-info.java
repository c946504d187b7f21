/** The interfaces of {@code wasi:http@0.2.12}: requests, responses and who handles them. */
package dev.gantry.wasi.bindings.http;
