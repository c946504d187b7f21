import org.jspecify.annotations.NullMarked;

/** The WASI 0.2 hosts, and WASI 0.1 for core modules. */
@NullMarked
module dev.gantry.wasi {
  requires static transitive org.jspecify;
  requires transitive dev.gantry.abi;
  requires transitive dev.gantry.component;
  requires transitive dev.gantry.engine;
  requires com.google.common.jimfs;
  requires jdk.net;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.eclipse.jetty.alpn.server;
  requires org.eclipse.jetty.client;
  requires org.eclipse.jetty.http2.client.transport;
  requires org.eclipse.jetty.http2.common;
  requires org.eclipse.jetty.http2.server;
  requires org.eclipse.jetty.server;

  exports dev.gantry.wasi;
  exports dev.gantry.wasi.bindings.cli;
  exports dev.gantry.wasi.bindings.clocks;
  exports dev.gantry.wasi.bindings.filesystem;
  exports dev.gantry.wasi.bindings.http;
  exports dev.gantry.wasi.bindings.io;
  exports dev.gantry.wasi.bindings.random;
  exports dev.gantry.wasi.bindings.sockets;
  exports dev.gantry.wasi.serve;
}
