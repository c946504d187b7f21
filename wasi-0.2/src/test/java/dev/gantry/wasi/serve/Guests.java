package dev.gantry.wasi.serve;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.LinkedComponent;
import dev.gantry.wasi.Wasi;
import java.nio.file.Path;

/** The components that the tests serve, linked once. */
final class Guests {
  /** Answers with the method and the path, and the length of the body if it is a POST. */
  static final LinkedComponent POLITE = linked("http-rs.wasm");

  /** Does by the first letter of the path what its source says, most of it harmful. */
  static final LinkedComponent HOSTILE = linked("http-wat.wasm");

  private Guests() {}

  private static LinkedComponent linked(String name) {
    ComponentLinker linker = ComponentLinker.create();
    Wasi.builder().build().addTo(linker);
    return linker.link(Component.read(file(name)));
  }

  static Path file(String name) {
    return Path.of(System.getProperty("gantry.root", "..")).resolve("fixtures/guests/" + name);
  }
}
