import org.jspecify.annotations.NullMarked;

/** The command line. */
@NullMarked
module dev.gantry.cli {
  requires static transitive org.jspecify;
  requires dev.gantry.bindgen;
  requires dev.gantry.engine;
  requires dev.gantry.tools;
  requires dev.gantry.wasi;
  requires dev.gantry.wit;
  requires info.picocli;
  requires java.logging;
  requires tools.jackson.databind;

  opens dev.gantry.cli to
      info.picocli;
}
